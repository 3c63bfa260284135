using FaceNet.Training.Data;

namespace FaceNet.Training.Cli.Data;

/// <summary>Says how far the crops are.</summary>
internal sealed class CropDisplay(TextWriter error) : IProgress<CropProgress>, IDisposable
{
    private readonly LiveLine line = new(error);

    public void Report(CropProgress value)
    {
        var reused = value.Reused > 0 ? $", {value.Reused} taken over" : "";
        line.Write($"Cutting out faces: {value.Done} of {value.Total}, {value.LeftOut} left out{reused}");
    }

    /// <summary>Ends the line.</summary>
    public void Dispose() => line.Dispose();
}
