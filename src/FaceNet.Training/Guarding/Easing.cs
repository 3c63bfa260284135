using FaceNet.Training.Mining;

namespace FaceNet.Training.Guarding;

/// <summary>How far a run's settings were eased after trouble. Part of a checkpoint.</summary>
public sealed record Easing
{
    /// <summary>Multiplies the learning rate.</summary>
    public double RateFactor { get; init; } = 1;

    /// <summary>Which negatives to take instead of those asked for; null for those.</summary>
    public NegativeSelection? Negatives { get; init; }

    /// <summary>Choices of negatives that met trouble. None of them is taken again, so that a run cannot go in a circle.</summary>
    public IReadOnlyList<NegativeSelection> Left { get; init; } = [];

    /// <summary>How often trouble was met.</summary>
    public int Times { get; init; }

    /// <summary>Eases what probably caused the trouble.</summary>
    /// <param name="trouble">The trouble.</param>
    /// <param name="present">The negatives in use.</param>
    /// <returns>The new settings and a sentence on what changed; null where no change is left that could help.</returns>
    internal (Easing Eased, string Change)? After(Trouble trouble, NegativeSelection present)
    {
        var next = this with { Times = Times + 1 };
        var left = (NegativeSelection[])[.. Left, present];
        if (Remedies(trouble).Except(left).ToArray() is [var chosen, .. var others])
            return (
                next with
                {
                    Negatives = chosen,
                    Left = left,
                },
                $"negatives are chosen by {chosen} from here on"
                    + (trouble, others) switch
                    {
                        (Trouble.Starvation, [var other, ..]) => $", and by {other} if that does not help",
                        (Trouble.Starvation, []) => ", the last choice that is left",
                        _ => "",
                    }
            );
        if (trouble == Trouble.Starvation)
            return null;
        return (
            next with
            {
                RateFactor = RateFactor / 2,
            },
            $"the learning rate is {RateFactor / 2:0.####} of the schedule's"
        );
    }

    private static NegativeSelection[] Remedies(Trouble trouble) =>
        trouble switch
        {
            // Hard negatives from the start lead to f(x) = const (Schroff et al. 2015, section 3.2).
            Trouble.Collapse => [NegativeSelection.SemiHard],
            // These find a negative whatever its distance; all others take from the margin, which has none. The hardest come
            // last, because they may collapse.
            Trouble.Starvation => [NegativeSelection.Random, NegativeSelection.BatchHard],
            _ => [],
        };
}
