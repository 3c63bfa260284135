using TorchSharp;
using TorchSharp.Modules;

namespace FaceNet.Training.Runs;

/// <summary>Keeps what a run reports: as a table, for TensorBoard, and for the page.</summary>
internal sealed class MetricsLog
{
    private readonly RunFolder folder;
    private readonly SummaryWriter board;
    private readonly List<StepMetrics> rows;

    /// <summary>Opens the log of a run and forgets what lies after a step, which a resumed run will report again.</summary>
    public MetricsLog(RunFolder folder, long lastStep)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder.Root);
        rows = [.. MetricsTable.Read(folder.Metrics).Where(row => row.Step <= lastStep)];
        MetricsTable.Write(folder.Metrics, rows);
        board = torch.utils.tensorboard.SummaryWriter(folder.TensorBoard, createRunName: false);
    }

    /// <summary>What was reported so far, oldest first.</summary>
    public IReadOnlyList<StepMetrics> Rows => rows;

    public void Add(StepMetrics row)
    {
        rows.Add(row);
        MetricsTable.Append(folder.Metrics, row);
        foreach (var (name, value) in MetricsTable.Values(row))
            if (double.IsFinite(value))
                board.add_scalar(name, (float)value, (int)row.Step);
    }

    /// <summary>Forgets what was reported after a step, when a run goes back to it.</summary>
    public void GoBack(long step)
    {
        rows.RemoveAll(row => row.Step > step);
        MetricsTable.Write(folder.Metrics, rows);
    }
}
