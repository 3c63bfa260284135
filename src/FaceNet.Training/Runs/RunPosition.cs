using FaceNet.Training.Guarding;
using FaceNet.Training.Optimization;

namespace FaceNet.Training.Runs;

/// <summary>Where a run stands, beside its weights. Everything that chance decides follows from it and the seed.</summary>
public sealed record RunPosition
{
    /// <summary>Optimizer's steps done.</summary>
    public long Step { get; init; }

    /// <summary>Whole epochs done.</summary>
    public int Epoch { get; init; }

    /// <summary>Mini-batches done of the epoch that is under way.</summary>
    public int Batch { get; init; }

    /// <summary>What was eased after trouble.</summary>
    public Easing Easing { get; init; } = new();

    /// <summary>All validations so far.</summary>
    public IReadOnlyList<Validation> Validations { get; init; } = [];

    /// <summary>Largest VAL of weights that are not lost; null where there is none.</summary>
    internal double? BestValidationRate =>
        Validations.Where(one => !one.IsLost).Max(one => (double?)one.ValidationRate);

    /// <summary>Names options and data; a checkpoint of others is refused.</summary>
    public string Run { get; init; } = "";

    /// <summary>The position after another mini-batch.</summary>
    /// <param name="batches">Mini-batches of this epoch.</param>
    internal RunPosition Next(int batches) =>
        Batch + 1 < batches
            ? this with
            {
                Step = Step + 1,
                Batch = Batch + 1,
            }
            : this with
            {
                Step = Step + 1,
                Epoch = Epoch + 1,
                Batch = 0,
            };
}
