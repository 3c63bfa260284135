using System.CommandLine;
using FaceNet.Models;

namespace FaceNet.Cli.Output;

/// <summary>
/// Progress bars on standard error. Where that is no terminal, a line for each download or wait, which would look like a
/// program that hangs, and nothing else. Nothing is drawn, and nothing loaded to draw it, before the first report: most
/// commands end sooner.
/// </summary>
internal sealed class ProgressDisplay(InvocationConfiguration streams) : IProgress<ModelProgress>, IAsyncDisposable
{
    private readonly bool visible = ReferenceEquals(streams.Error, Console.Error) && !Console.IsErrorRedirected;
    private readonly Lock access = new();
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private ProgressBars? bars;

    /// <summary>Shows how far the work named <paramref name="what"/> is; a bar that is full goes away.</summary>
    public void Report(string what, double done, double total)
    {
        if (visible)
            Draw(what, what, done, total);
    }

    /// <summary>Shows a model on its way into the store. How long a step takes is not known.</summary>
    public void Report(ModelProgress value)
    {
        if (!visible)
            Tell(value);
        else if (value.Step == ModelStep.Ready)
            Draw(value.Model, value.Model, 1, 1);
        else
            Draw(value.Model, Describe(value), 0, 0);
    }

    /// <summary>Takes counts of what is done of a known total.</summary>
    public IProgress<int> Counting(string what, int total) => new Counter(this, what, total);

    public ValueTask DisposeAsync() => bars?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal static string Describe(ModelProgress progress) =>
        progress.Step switch
        {
            ModelStep.Waiting => "Waiting for another program that is fetching models",
            ModelStep.Downloading => $"Fetching {progress.Model} once ({progress.Detail})",
            ModelStep.Unpacking => $"Unpacking {progress.Model}",
            ModelStep.Converting => $"Converting {progress.Model}",
            _ => progress.Model,
        };

    private void Tell(ModelProgress value)
    {
        if (value.Step is not (ModelStep.Waiting or ModelStep.Downloading))
            return;
        lock (access)
            if (Describe(value) is var line && told.Add(line))
                streams.Error.WriteLine($"facenet: {line}");
    }

    private void Draw(string key, string text, double done, double total)
    {
        lock (access)
            (bars ??= new ProgressBars()).Draw(key, text, done, total);
    }

    private sealed class Counter(ProgressDisplay display, string what, int total) : IProgress<int>
    {
        public void Report(int value) => display.Report(what, value, total);
    }
}
