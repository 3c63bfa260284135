namespace FaceNet.Training.Cli.Data;

/// <summary>Counts in steps of a hundred. Safe to call from several threads.</summary>
internal sealed class CountDisplay(TextWriter error, string doing, int total) : IProgress<int>, IDisposable
{
    private const int Step = 100;

    private readonly LiveLine line = new(error);

    public void Report(int value)
    {
        if (value % Step == 0 || value == total)
            line.Write($"{doing}: {value} of {total}");
    }

    /// <summary>Ends the line.</summary>
    public void Dispose() => line.Dispose();
}
