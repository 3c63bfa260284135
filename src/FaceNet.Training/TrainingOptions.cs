using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FaceNet.Training.Data;
using FaceNet.Training.Losses;
using FaceNet.Training.Mining;
using FaceNet.Training.Optimization;
using FaceNet.Training.Sampling;
using FaceNet.Training.Workers;

namespace FaceNet.Training;

/// <summary>
/// Every knob of a training run. Where no source is named, the paper (Schroff et al. 2015) is silent and the default is
/// this project's own. Checked by <see cref="Check"/> when a run begins.
/// </summary>
public sealed record TrainingOptions
{
    /// <summary>Name of the network. NN4 is the largest of the paper's that two processors train in days.</summary>
    public string Network { get; init; } = "NN4";

    /// <summary>Values of an embedding: 64, 128, 256 or 512. 128 in the paper.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <summary>
    /// Whether to normalise after each convolution; null for as the network was published. The paper's have none; without
    /// it they learn slowly from little data.
    /// </summary>
    public bool? BatchNorm { get; init; } = true;

    /// <summary>Weights to begin with (<c>.safetensors</c>, <c>.pth</c>); null for random ones, as in the paper.</summary>
    public string? InitialWeights { get; init; }

    /// <summary>Passes over the data, above 0.</summary>
    [Range(1, 100_000)]
    public int Epochs { get; init; } = 100;

    /// <summary>How mini-batches are put together.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>How faces are changed each time they are shown.</summary>
    public AugmentationOptions Augmentation { get; init; } = new();

    /// <summary>The losses and their weights; at least one, each kind once. The triplet loss alone in the paper.</summary>
    public IReadOnlyList<LossTerm> Losses { get; init; } = [new(LossKind.Triplet, 1)];

    /// <summary>Which negatives the triplet loss takes. Semi-hard in the paper.</summary>
    public NegativeSelection Negatives { get; init; } = NegativeSelection.SemiHard;

    /// <summary>
    /// Faces among which triplets are selected at the beginning of each epoch, with the weights of that moment: the
    /// paper's first option, "offline". 0, as it is unless told, selects in each mini-batch instead, as the paper did. The
    /// distances of 8,192 faces take 256 MiB.
    /// </summary>
    [Range(0, 40_000)]
    public int OfflineSubset { get; init; }

    /// <summary>α of the triplet loss on squared distances, above 0 and below 4. 0.2 in the paper.</summary>
    [Range(0.0, 4.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Margin { get; init; } = 0.2;

    /// <summary>Name of the embedder that <see cref="LossKind.Distil"/> learns from; null where that loss is not used.</summary>
    public string? Teacher { get; init; }

    /// <summary>
    /// Whether the teacher is asked about each face as it is shown, with all its changes ("consistent teaching", Beyer et
    /// al. 2022), instead of once about the stored crop. Better the longer a run is, and worth it where there is a card.
    /// </summary>
    public bool ConsistentTeacher { get; init; }

    /// <summary>
    /// Faces blended of two people's that are added to the data, at least 0. Only a teacher can answer about them, so they
    /// go with <see cref="LossKind.Distil"/> alone.
    /// </summary>
    [Range(0, 10_000_000)]
    public int Blends { get; init; }

    /// <summary>AdaGrad in the paper.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.AdaGrad;

    /// <summary>Learning rate to begin with, above 0. 0.05 in the paper.</summary>
    [Range(0.0, 10.0)]
    public double LearningRate { get; init; } = 0.05;

    /// <summary>
    /// <c>constant</c>, <c>cosine</c>, <c>plateau</c>, or steps as <c>0: 0.05, 80: 0.01</c> (epoch: rate). The paper lowers
    /// the rate "to finalize the model" without saying when.
    /// </summary>
    public string Schedule { get; init; } = "constant";

    /// <summary>Steps over which the rate grows from 0, at least 0.</summary>
    [Range(0, 1_000_000)]
    public int WarmUpSteps { get; init; }

    /// <summary>Decay of the weights, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double WeightDecay { get; init; }

    /// <summary>Longest gradient that is taken as it is, longer ones are scaled down to it; 0 for no limit.</summary>
    [Range(0.0, 1_000_000.0)]
    public double GradientClip { get; init; }

    /// <summary>Share of the weights' average that stays in each step, 0 (no average) up to 1. It is what is validated and kept.</summary>
    [Range(0, 0.99999)]
    public double AverageDecay { get; init; } = 0.99;

    /// <summary>
    /// Where the network's passes are computed. On a card, sums are not made in the same order each time, so a resumed run
    /// does not repeat the uninterrupted one to the last bit.
    /// </summary>
    public ComputeDevice Device { get; init; } = ComputeDevice.Cpu;

    /// <summary>Threads that take a part of each mini-batch, at least 1; on a card, of validation only. Part of the numbers: keep it when resuming.</summary>
    [Range(1, 1024)]
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Faces whose activations a worker holds at once; larger parts are computed twice instead.</summary>
    [Range(1, 1_000_000)]
    public int ChunkSize { get; init; } = 256;

    /// <summary>
    /// Convolutions in bfloat16: about 1.6 times as fast where the processor has AVX-512 BF16, slower on other processors;
    /// faster on cards.
    /// </summary>
    public bool Bfloat16 { get; init; }

    /// <summary>Epochs between validations, above 0.</summary>
    [Range(1, 100_000)]
    public int ValidateEvery { get; init; } = 1;

    /// <summary>Steps between checkpoints, above 0; one is also made at each validation and when the run is interrupted.</summary>
    [Range(1, 1_000_000)]
    public int CheckpointEvery { get; init; } = 200;

    /// <summary>Steps of which a line of the metrics is the mean, above 0.</summary>
    [Range(1, 100_000)]
    public int ReportEvery { get; init; } = 10;

    /// <summary>True to stop at the first collapse, NaN or starvation instead of going back and easing the setting.</summary>
    public bool Strict { get; init; }

    /// <summary>Seed of weights, batches, augmentation and mining.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Checks all values and their combination.</summary>
    /// <exception cref="ArgumentException">A value is outside its range, or two contradict each other; the message says which.</exception>
    public void Check() => Validate(this);

    private static void Validate(TrainingOptions options)
    {
        List<ValidationResult> faults = [];
        if (!Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true))
            throw new ArgumentException(Sentence(faults[0], options), nameof(options));
        if (options.LearningRate <= 0)
            throw new ArgumentException(
                $"The learning rate {options.LearningRate} must be above 0; the paper's is 0.05.",
                nameof(options)
            );
        if (options.Losses.Count == 0)
            throw new ArgumentException("A run needs a loss, for instance triplet.", nameof(options));
        if (options.Losses.CountBy(term => term.Kind).FirstOrDefault(kind => kind.Value > 1) is { Value: > 1 } twice)
            throw new ArgumentException(
                $"The loss {twice.Key} is named {twice.Value} times; name each once, and give it more weight instead.",
                nameof(options)
            );
        var distils = options.Losses.Any(term => term.Kind == LossKind.Distil);
        if (distils && options.Teacher is null)
            throw new ArgumentException(
                "The loss distil needs a teacher: name an embedder to learn from.",
                nameof(options)
            );
        if (!distils && options.Teacher is not null)
            throw new ArgumentException(
                $"The teacher {options.Teacher} is used by the loss distil only, which is not among the losses.",
                nameof(options)
            );
        if (options.ConsistentTeacher && options.Teacher is null)
            throw new ArgumentException(
                "There is no teacher to be asked about each face as it is shown; name one, or leave that out.",
                nameof(options)
            );
        if (options.Blends > 0 && options.Losses.Any(term => term.Kind != LossKind.Distil))
            throw new ArgumentException(
                $"{options.Blends} blended faces belong to no person, so no other loss than distil can learn from them.",
                nameof(options)
            );
        if (options.OfflineSubset > 0)
            CheckOffline(options);
        _ = RateSchedules.Create(options.Schedule, options.LearningRate, options.Epochs);
    }

    private static string Sentence(ValidationResult fault, TrainingOptions options) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{fault.ErrorMessage} It is {typeof(TrainingOptions).GetProperty(fault.MemberNames.First())!.GetValue(options)}."
        );

    private static void CheckOffline(TrainingOptions options)
    {
        if (options.OfflineSubset < options.Sampling.BatchSize)
            throw new ArgumentException(
                $"Triplets selected among {options.OfflineSubset} faces do not fill a mini-batch of {options.Sampling.BatchSize}; "
                    + "select among more, or take a smaller mini-batch.",
                nameof(options)
            );
        if (options.Losses.All(term => term.Kind != LossKind.Triplet))
            throw new ArgumentException(
                "Triplets selected beforehand are for the triplet loss, which is not among the losses.",
                nameof(options)
            );
        if (options.Negatives == NegativeSelection.BatchAll)
            throw new ArgumentException(
                "Every triplet of the data set is too many to select beforehand; choose other negatives than BatchAll.",
                nameof(options)
            );
    }
}
