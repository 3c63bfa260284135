using Spectre.Console;
using Spectre.Console.Rendering;

namespace FaceNet.Cli.Output;

/// <summary>Bars on standard error that vanish at the end. The only place that knows the library that draws them.</summary>
internal sealed class ProgressBars : IAsyncDisposable
{
    private readonly Dictionary<string, ProgressTask> tasks = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ProgressContext bars;
    private readonly Task drawing;

    public ProgressBars()
    {
        var started = new TaskCompletionSource<ProgressContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        drawing = Create()
            .StartAsync(context =>
            {
                started.SetResult(context);
                return finished.Task;
            });
        bars = started.Task.GetAwaiter().GetResult();
    }

    /// <summary>Moves the bar of that key, which a first call makes; a total of 0 means that nobody knows it.</summary>
    public void Draw(string key, string text, double done, double total)
    {
        if (!tasks.TryGetValue(key, out var task))
            tasks[key] = task = bars.AddTask(Markup.Escape(text));
        task.Description = Markup.Escape(text);
        task.IsIndeterminate = total == 0;
        task.MaxValue = total == 0 ? 1 : total;
        task.Value = done;
    }

    public async ValueTask DisposeAsync()
    {
        finished.TrySetResult();
        await drawing;
    }

    private static Progress Create() =>
        AnsiConsole
            .Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new SpinnerColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new CountColumn()
            );

    /// <summary>How much is done, of how much, and how long the rest will take; nothing where nobody knows.</summary>
    private sealed class CountColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            if (task.IsIndeterminate)
                return Text.Empty;
            var left = task.RemainingTime is { } time ? $", {time:hh\\:mm\\:ss} left" : "";
            return new Text($"{task.Value:0} of {task.MaxValue:0}{left}");
        }
    }
}
