using System.Globalization;
using FaceNet.Storage;

namespace FaceNet.Training.Runs;

/// <summary>Metrics as a CSV file: a line a report, numbers that read back exactly, nothing where a value is not known.</summary>
internal static class MetricsTable
{
    private static readonly (string Name, Func<StepMetrics, double> Value)[] Columns =
    [
        ("step", row => row.Step),
        ("epoch", row => row.Epoch),
        ("learning_rate", row => row.LearningRate),
        ("loss", row => row.Loss),
        ("gradient_norm", row => row.GradientNorm),
        ("positive_distance", row => row.PositiveDistance),
        ("positive_spread", row => row.PositiveSpread),
        ("negative_distance", row => row.NegativeDistance),
        ("negative_spread", row => row.NegativeSpread),
        ("active_share", row => row.ActiveShare),
        ("semi_hard_share", row => row.SemiHardShare),
        ("hard_share", row => row.HardShare),
        ("embedding_spread", row => row.EmbeddingSpread),
        ("images_per_second", row => row.ImagesPerSecond),
        ("memory_mib", row => row.MemoryMiB),
        ("validation_rate", row => row.ValidationRate ?? double.NaN),
    ];

    public static IEnumerable<(string Name, double Value)> Values(StepMetrics row) =>
        Columns.Skip(1).Select(column => (column.Name, column.Value(row)));

    public static void Write(string path, IReadOnlyList<StepMetrics> rows) =>
        ReplacedFile.Write(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                writer.WriteLine(string.Join(',', Columns.Select(column => column.Name)));
                foreach (var row in rows)
                    writer.WriteLine(Line(row));
            }
        );

    public static void Append(string path, StepMetrics row) => File.AppendAllLines(path, [Line(row)]);

    /// <summary>The rows of a file; none where it is missing. A line that a dying process cut short is left out.</summary>
    public static IReadOnlyList<StepMetrics> Read(string path) =>
        File.Exists(path) ? [.. File.ReadLines(path).Skip(1).Select(Parse).OfType<StepMetrics>()] : [];

    private static string Line(StepMetrics row) => string.Join(',', Columns.Select(column => Text(column.Value(row))));

    private static string Text(double value) =>
        double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static StepMetrics? Parse(string line)
    {
        var cells = line.Split(',');
        if (cells.Length != Columns.Length)
            return null;
        var values = Array.ConvertAll(cells, Number);
        return new()
        {
            Step = (long)values[0],
            Epoch = values[1],
            LearningRate = values[2],
            Loss = values[3],
            GradientNorm = values[4],
            PositiveDistance = values[5],
            PositiveSpread = values[6],
            NegativeDistance = values[7],
            NegativeSpread = values[8],
            ActiveShare = values[9],
            SemiHardShare = values[10],
            HardShare = values[11],
            EmbeddingSpread = values[12],
            ImagesPerSecond = values[13],
            MemoryMiB = values[14],
            ValidationRate = double.IsNaN(values[15]) ? null : values[15],
        };
    }

    private static double Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
