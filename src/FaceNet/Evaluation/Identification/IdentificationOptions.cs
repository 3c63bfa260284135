namespace FaceNet.Evaluation.Identification;

/// <summary>The settings of an identification test.</summary>
public sealed record IdentificationOptions
{
    /// <summary>
    /// The FARs at which detection and identification are measured, each above 0 and at most 1. Default 1e-1, 1e-2, 1e-3.
    /// </summary>
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
    } = [1e-1, 1e-2, 1e-3];

    /// <summary>The last rank of the cumulative match characteristic, at least 1. Default 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Ranks
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 20;
}
