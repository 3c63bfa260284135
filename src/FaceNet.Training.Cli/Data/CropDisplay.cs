using FaceNet.Training.Data;

namespace FaceNet.Training.Cli.Data;

/// <summary>Says how far the crops are, on one line that is written over.</summary>
internal sealed class CropDisplay(TextWriter error) : IProgress<CropProgress>, IDisposable
{
    private bool open;

    public void Report(CropProgress value)
    {
        var reused = value.Reused > 0 ? $", {value.Reused} taken over" : "";
        error.Write($"\rCutting out faces: {value.Done} of {value.Total}, {value.LeftOut} left out{reused} ");
        open = true;
    }

    /// <summary>Ends the line.</summary>
    public void Dispose()
    {
        if (open)
            error.WriteLine();
        open = false;
    }
}
