using FaceNet.Training.Mining;

namespace FaceNet.Training.Guarding;

/// <summary>How far a run's settings were eased after trouble. Part of a checkpoint.</summary>
public sealed record Easing
{
    /// <summary>Multiplies the learning rate.</summary>
    public double RateFactor { get; init; } = 1;

    /// <summary>Which negatives to take instead of those asked for; null for those.</summary>
    public NegativeSelection? Negatives { get; init; }

    /// <summary>How often trouble was met.</summary>
    public int Times { get; init; }

    /// <summary>Eases what probably caused the trouble.</summary>
    /// <param name="trouble">The trouble.</param>
    /// <param name="present">The negatives in use.</param>
    /// <returns>The new settings and a sentence on what changed.</returns>
    internal (Easing Eased, string Change) After(Trouble trouble, NegativeSelection present)
    {
        var next = this with { Times = Times + 1 };
        // Hard negatives from the start lead to f(x) = const (Schroff et al. 2015, section 3.2).
        if (trouble == Trouble.Collapse && present != NegativeSelection.SemiHard)
            return (next with { Negatives = NegativeSelection.SemiHard }, "negatives are semi-hard from here on");
        if (trouble == Trouble.Starvation)
            return (Harder(next, present), $"negatives are chosen by {Harder(next, present).Negatives} from here on");
        return (
            next with
            {
                RateFactor = RateFactor / 2,
            },
            $"the learning rate is {RateFactor / 2:0.####} of the schedule's"
        );
    }

    private static Easing Harder(Easing easing, NegativeSelection present) =>
        easing with
        {
            Negatives = present is NegativeSelection.SemiHard or NegativeSelection.Random
                ? NegativeSelection.HardestInMargin
                : NegativeSelection.BatchHard,
        };
}
