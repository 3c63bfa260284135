namespace FaceNet.Training.Runs;

/// <summary>Tells the outside how a run goes: progress, metrics, the page. A full disk must not end a run.</summary>
internal sealed class RunReport
{
    private readonly RunFolder folder;
    private readonly RunCard card;
    private readonly TrainingState state;
    private readonly TimeProvider clock;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly MetricsLog log;
    private readonly RunPage page;
    private readonly List<StepMetrics> pending = [];
    private readonly List<string> events;
    private readonly long began;
    private double doneNow;
    private double? doneAtStart;
    private StepMetrics? last;

    public RunReport(
        RunFolder folder,
        RunCard card,
        TrainingState state,
        TimeProvider clock,
        IProgress<TrainingProgress>? progress
    )
    {
        (this.folder, this.card, this.state, this.clock, this.progress) = (folder, card, state, clock, progress);
        log = new(folder, state.Position.Step);
        page = new(folder, card, clock);
        // Of earlier sittings too.
        events = File.Exists(folder.Events) ? [.. File.ReadLines(folder.Events)] : [];
        began = clock.GetTimestamp();
    }

    /// <summary>Takes a step in.</summary>
    /// <param name="metrics">The step.</param>
    /// <param name="done">Share of the run that is done with it, 0 to 1.</param>
    public void Add(StepMetrics metrics, double done)
    {
        (last, doneNow) = (metrics, done);
        doneAtStart ??= done;
        pending.Add(metrics);
        if (pending.Count >= card.Options.ReportEvery || metrics.ValidationRate is not null)
            Attempt("The metrics were not written", Flush);
        Tell(message: null);
    }

    /// <summary>Drops what was reported after the checkpoint that the run went back to.</summary>
    /// <param name="sentence">What happened and what is done about it.</param>
    public void GoBack(string sentence)
    {
        pending.Clear();
        Note(sentence);
        Attempt("The metrics were not written", () => log.GoBack(state.Position.Step));
    }

    /// <summary>Does something that a full disk or a vanished folder may prevent, and goes on with a word about it.</summary>
    /// <returns>Whether it was done.</returns>
    public bool Attempt(string failure, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Note($"{failure}: {e.Message} The run goes on.");
            return false;
        }
    }

    /// <summary>Writes what is left, and why the run must not go on.</summary>
    public void Stop(string sentence)
    {
        Record(sentence);
        End(isComplete: false);
    }

    /// <summary>Writes what is left.</summary>
    public TrainingOutcome End(bool isComplete)
    {
        Attempt("The metrics were not written", Flush);
        Attempt("The page was not written", () => WritePage(isComplete ? RunStage.Ended : RunStage.Stopped));
        return new(
            isComplete,
            state.Position.Step,
            state.Position.Epoch,
            state.Position.BestValidationRate,
            File.Exists(folder.BestWeights) ? folder.BestWeights : null
        );
    }

    private void Note(string sentence)
    {
        Record(sentence);
        Tell(sentence);
    }

    private void Record(string sentence)
    {
        var line = $"{clock.GetUtcNow():u} {sentence.ReplaceLineEndings(" ")}";
        events.Add(line);
        try
        {
            File.AppendAllLines(folder.Events, [line]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Most likely this very trouble is spoken of; the page has it until the process ends.
        }
    }

    private void Flush()
    {
        if (pending.Count == 0)
            return;
        log.Add(StepMetrics.Mean(pending));
        pending.Clear();
        WritePage(RunStage.UnderWay);
    }

    private void WritePage(RunStage stage) => page.Write(log.Rows, state.Position.BestValidationRate, events, stage);

    private void Tell(string? message)
    {
        if (last is null)
            return;
        var share = doneNow - doneAtStart!.Value;
        var elapsed = clock.GetElapsedTime(began);
        progress?.Report(
            new()
            {
                Metrics = last,
                Done = doneNow,
                Remaining = share > 0 ? elapsed / share * (1 - doneNow) : TimeSpan.Zero,
                ValidationRate =
                    state.Position.Validations.Count == 0 ? null : state.Position.Validations[^1].ValidationRate,
                Message = message,
            }
        );
    }
}
