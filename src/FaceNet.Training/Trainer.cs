using System.Diagnostics;
using System.Runtime.InteropServices;
using FaceNet.Training.Guarding;
using FaceNet.Training.Losses;
using FaceNet.Training.Ranks;
using FaceNet.Training.Runs;
using FaceNet.Training.Sampling;
using FaceNet.Training.Teaching;

namespace FaceNet.Training;

/// <summary>
/// Turns faces into an embedding network: mini-batches of people, embeddings, a loss on all of them, a step of the
/// optimizer; again and again, watched, and kept in a folder from which the run can be resumed to the last bit.
/// </summary>
public sealed class Trainer
{
    // A run that needs more help than this has another fault.
    private const int MostEasings = 6;

    private static readonly Diagnosis NothingSelected = new(
        Trouble.Starvation,
        "no pair of a person's faces has a negative that qualifies"
    );

    private readonly ITrainingFaces faces;
    private readonly ITrainingFaces? validation;
    private readonly TrainingOptions options;
    private readonly RunFolder folder;
    private readonly ITeacher? teacher;
    private readonly IRanks ranks;
    private readonly TimeProvider clock;
    private readonly IReadOnlyList<IReadOnlyList<int>> imagesByPerson;
    private readonly EpochBatches batches;
    private readonly BestWeights best;

    /// <summary>Prepares a run, new or resumed.</summary>
    /// <param name="faces">Faces to learn from.</param>
    /// <param name="validation">Faces of other people, to choose the best weights by; null to keep the last.</param>
    /// <param name="options">The settings.</param>
    /// <param name="folder">Where the run lives. What an earlier process has left there is gone on with.</param>
    /// <param name="teacher">For <see cref="LossKind.Distil"/>; null where that is not among the losses.</param>
    /// <param name="clock">Null for the system's.</param>
    /// <param name="ranks">
    /// The processes that train together, each with a folder of its own, the same data and the same options; null for one
    /// alone.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The options contradict each other, or no triplet or pair can be had from the faces that a loss needs, or the faces for
    /// validation are too few to measure VAL with.
    /// </exception>
    public Trainer(
        ITrainingFaces faces,
        ITrainingFaces? validation,
        TrainingOptions options,
        RunFolder folder,
        ITeacher? teacher = null,
        TimeProvider? clock = null,
        IRanks? ranks = null
    )
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(folder);
        options.Check();
        (this.faces, this.validation, this.options) = (faces, validation, options);
        (this.folder, this.teacher, this.clock) = (folder, teacher, clock ?? TimeProvider.System);
        this.ranks = ranks ?? SingleRank.Instance;
        if (options.Losses.Any(term => term.Kind == LossKind.Distil))
            ArgumentNullException.ThrowIfNull(teacher);
        imagesByPerson = faces.ByPerson();
        if (options.Losses.Any(term => term.Kind is LossKind.Triplet or LossKind.PairHinge))
            BatchSoundness.RequireTriplets(imagesByPerson);
        if (validation is not null)
            FaceValidation.RequirePairs(validation);
        batches = new(faces, imagesByPerson, options, this.ranks);
        best = new(validation, options, folder);
    }

    /// <summary>What makes the mini-batches unsound for losses that compare people, in sentences with numbers.</summary>
    public IReadOnlyList<string> Warnings =>
        options.Losses.All(term => term.Kind == LossKind.Distil)
            ? []
            : BatchSoundness.Warnings(imagesByPerson, options.Sampling);

    /// <summary>Trains to the end, or until cancelled; the run can then be resumed by calling this again.</summary>
    /// <param name="progress">Hears of every step.</param>
    /// <param name="cancellationToken">Honoured between steps.</param>
    /// <exception cref="TrainingException">The run came to grief and could not be mended, or must not be.</exception>
    /// <exception cref="IOException">The folder has a run of other settings or data, or cannot be written.</exception>
    public TrainingOutcome Run(
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        using var held = RunLock.Take(folder);
        using var state = new TrainingState(options, faces.Input, imagesByPerson.Count);
        var report = new RunReport(folder, Begin(state), state, clock, progress);
        using var step = new TrainingStep(state, options, ranks);
        var guardian = new Guardian(options.Losses.Any(term => term.Kind == LossKind.Triplet));
        try
        {
            while (state.Position.Epoch < options.Epochs)
                TrainEpoch(state, step, guardian, report, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            if (guardian.IsCalm)
                report.Attempt("The checkpoint was not written", () => folder.Save(state));
        }
        catch (AggregateException e) when (e.InnerExceptions[0] is ExternalException failure)
        {
            throw new TrainingException(
                $"libtorch failed after step {state.Position.Step}: {failure.Message.Split('\n')[0]} {folder.Root} has the last "
                    + "checkpoint; resume the run."
            );
        }
        var isComplete = state.Position.Epoch >= options.Epochs;
        // Where the best could not be written, as on a full disk, the last stand in for them.
        if (isComplete && !File.Exists(folder.BestWeights))
            report.Attempt("The weights were not written", () => folder.SaveBest(state));
        return report.End(isComplete);
    }

    private RunCard Begin(TrainingState state)
    {
        var card = new RunCard
        {
            Options = options,
            DataHash = faces.Hash,
            Images = faces.Count,
            People = imagesByPerson.Count,
            ValidationImages = validation?.Count ?? 0,
            Teacher = teacher?.Identity,
            Version = RunMachine.Version,
            Machine = RunMachine.Describe(options.Device),
            Begun = clock.GetUtcNow(),
            Ranks = ranks.Count,
        };
        return new RunOpening(folder, ranks).Open(state, card);
    }

    /// <summary>Trains to the end of the epoch, or to trouble after which the run has gone back.</summary>
    private void TrainEpoch(
        TrainingState state,
        TrainingStep step,
        Guardian guardian,
        RunReport report,
        CancellationToken cancellationToken
    )
    {
        var (epoch, first) = (state.Position.Epoch, state.Position.Batch);
        var plan = batches.Plan(state, cancellationToken);
        if (plan.Count == 0)
        {
            GoBack(state, NothingSelected, report);
            return;
        }
        var loader = new BatchLoader(faces, teacher, options.Seed, ranks);
        foreach (var batch in loader.Load(plan, epoch, first))
        {
            if (ranks.Any(cancellationToken.IsCancellationRequested))
                throw new OperationCanceledException(cancellationToken);
            var began = Stopwatch.GetTimestamp();
            var people = Array.ConvertAll(batch.Plan.Images, faces.PersonOf);
            var metrics = step.Run(batch, people, epoch + ((double)state.Position.Batch / plan.Count));
            metrics = metrics with { ImagesPerSecond = people.Length / Stopwatch.GetElapsedTime(began).TotalSeconds };
            if (guardian.Judge(metrics) is { } diagnosis)
            {
                GoBack(state, diagnosis, report);
                guardian.Reset();
                return;
            }
            state.Position = state.Position.Next(plan.Count);
            if (state.Position.Batch == 0)
                metrics = metrics with { ValidationRate = best.Judge(state, report) };
            report.Add(metrics, (metrics.Epoch + (1.0 / plan.Count)) / options.Epochs);
            if (guardian.IsCalm && IsTimeToSave(state, metrics))
                report.Attempt("The checkpoint was not written", () => folder.Save(state));
        }
    }

    private bool IsTimeToSave(TrainingState state, StepMetrics metrics) =>
        metrics.ValidationRate is not null
        || state.Position.Epoch == options.Epochs
        || state.Position.Step % options.CheckpointEvery == 0;

    /// <summary>Goes back to the last good checkpoint and eases what probably caused the trouble.</summary>
    private void GoBack(TrainingState state, Diagnosis diagnosis, RunReport report)
    {
        var (trouble, reason) = (diagnosis.Trouble, diagnosis.Reason);
        var easing = state.Position.Easing.After(trouble, state.Negatives);
        if (options.Strict || easing is not { } next || next.Eased.Times > MostEasings)
        {
            var why =
                options.Strict ? "The run was to be stopped at trouble"
                : easing is null
                    ? $"No choice of negatives is left that could help, after {string.Join(", ", [.. state.Position.Easing.Left, state.Negatives])}"
                : $"{MostEasings} changes did not help";
            var sentence =
                $"{trouble}: {reason}. {why}; "
                + $"{folder.Root} has the last good checkpoint. Try a lower learning rate, semi-hard negatives or batch normalisation.";
            report.Stop(sentence);
            throw new TrainingException(sentence);
        }
        if (!folder.TryLoad(state, state.Position.Run))
            throw new TrainingException($"{trouble}: {reason}. {folder.Root} has no checkpoint to go back to.");
        state.Ease(next.Eased);
        report.GoBack($"{trouble}: {reason}. Back at step {state.Position.Step}; {next.Change}.");
        report.Attempt("The checkpoint was not written", () => folder.Save(state));
    }
}
