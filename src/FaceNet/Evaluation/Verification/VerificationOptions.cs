namespace FaceNet.Evaluation.Verification;

/// <summary>The settings of a verification test.</summary>
public sealed record VerificationOptions
{
    /// <summary>The FARs at which VAL is measured, each above 0 and at most 1. Default 1e-1 … 1e-6.</summary>
    /// <exception cref="ArgumentException">A rate outside its range.</exception>
    public IReadOnlyList<double> FalseAcceptRates
    {
        get;
        init =>
            field = value.All(rate => rate is > 0 and <= 1)
                ? value
                : throw new ArgumentException(
                    $"The false accept rates {string.Join(", ", value)} must all be above 0 and at most 1.",
                    nameof(value)
                );
    } = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6];

    /// <summary>
    /// How often people are drawn anew for the bootstrap intervals; 0 leaves them out. Default 1,000: the ends of a 95 %
    /// interval then rest on some 25 draws each.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int BootstrapReplicates
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1000;

    /// <summary>Seed of the bootstrap's draws. Default 1.</summary>
    public int Seed { get; init; } = 1;
}
