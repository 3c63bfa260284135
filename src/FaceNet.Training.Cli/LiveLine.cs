namespace FaceNet.Training.Cli;

/// <summary>
/// A line that says how far something is: written over on a terminal, and once, at the end, where the error output goes to
/// a file. Safe to call from several threads.
/// </summary>
internal sealed class LiveLine(TextWriter error) : IDisposable
{
    private readonly bool isLive = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private readonly Lock writing = new();
    private string? last;

    public void Write(string text)
    {
        lock (writing)
        {
            last = text;
            if (isLive)
                error.Write($"\r{text} ");
        }
    }

    /// <summary>Ends the line.</summary>
    public void Dispose()
    {
        if (last is null)
            return;
        error.WriteLine(isLive ? "" : last);
        last = null;
    }
}
