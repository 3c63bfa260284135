namespace FaceNet.Training.Cli.Data;

/// <summary>Counts on one line that is written over, in steps of a hundred. Safe to call from several threads.</summary>
internal sealed class CountDisplay(TextWriter error, string doing, int total) : IProgress<int>, IDisposable
{
    private const int Step = 100;

    private readonly Lock writing = new();
    private bool open;

    public void Report(int value)
    {
        if (value % Step != 0 && value != total)
            return;
        lock (writing)
            error.Write($"\r{doing}: {value} of {total} ");
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
