using FaceNet.Models;
using Spectre.Console;

namespace FaceNet.Cli.Output;

/// <summary>
/// Progress bars on standard error; silent where that is no terminal. Nothing is drawn, and nothing loaded to draw it,
/// before the first report: most commands end sooner.
/// </summary>
internal sealed class ProgressDisplay : IProgress<ModelProgress>, IAsyncDisposable
{
    private readonly Dictionary<string, ProgressTask> tasks = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock access = new();
    private Task drawing = Task.CompletedTask;
    private ProgressContext? bars;

    /// <summary>Shows how far the work named <paramref name="what"/> is; a total of 0 means that nobody knows.</summary>
    public void Report(string what, double done, double total)
    {
        if (Console.IsErrorRedirected)
            return;
        lock (access)
        {
            bars ??= Start();
            if (!tasks.TryGetValue(what, out var task))
                tasks[what] = task = bars.AddTask(Markup.Escape(what));
            task.IsIndeterminate = total == 0;
            task.MaxValue = total == 0 ? 1 : total;
            task.Value = done;
        }
    }

    /// <summary>Shows a model on its way into the store.</summary>
    public void Report(ModelProgress value) =>
        Report(
            $"{value.Model}: {value.Step} {value.Detail}",
            value.Step == ModelStep.Ready ? 1 : 0,
            value.Step == ModelStep.Ready ? 1 : 0
        );

    public async ValueTask DisposeAsync()
    {
        finished.TrySetResult();
        await drawing;
    }

    private ProgressContext Start()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var started = new TaskCompletionSource<ProgressContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        drawing = console
            .Progress()
            .AutoClear(true)
            .Columns(
                new SpinnerColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(context =>
            {
                started.SetResult(context);
                return finished.Task;
            });
        return started.Task.GetAwaiter().GetResult();
    }
}
