using System.ComponentModel.DataAnnotations;

namespace FaceNet.Recognition.OpenSet;

/// <summary>The settings of an open-set test.</summary>
public sealed record OpenSetOptions
{
    /// <summary>How often people are divided anew into enrolled and unknown ones, at least 1; 10 unless told.</summary>
    [Range(1, int.MaxValue)]
    public int Splits
    {
        get;
        init => field = AtLeastOne(value);
    } = 10;

    /// <summary>Begins the draws: the same seed divides the same people the same way. 1 unless told.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Faces enrolled of each person, at least 1, but always one less than there are; null for 1 to 5, drawn for each.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int? Faces
    {
        get;
        init => field = value is { } given ? AtLeastOne(given) : null;
    }

    /// <summary>People enrolled at most, at least 1; null for half of all.</summary>
    [Range(1, int.MaxValue)]
    public int? People
    {
        get;
        init => field = value is { } given ? AtLeastOne(given) : null;
    }

    /// <summary>How far a face is from a person.</summary>
    public RecognitionRule Rule { get; init; } = RecognitionRule.Combined;

    /// <summary>
    /// Share of what a look-alike is nearer to another person enrolled than is usual that is added to distances to the
    /// look-alike, 0 to 1; 0.5 unless told, and 0 gives everybody the same threshold.
    /// </summary>
    [Range(0f, 1f)]
    public float Handicap
    {
        get;
        init =>
            field = value is >= 0 and <= 1
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Must be between 0 and 1.");
    } = PersonScorer.UsualHandicap;

    /// <summary>
    /// People whose names are alike up to this character are kin, and enrolled or unknown together, so that no unknown
    /// probe is kin of somebody enrolled; null where nobody is to be kin.
    /// </summary>
    public char? KinSeparator { get; init; }

    /// <summary>The FARs to measure at, each above 0 and below 1. Default 0.01 and 0.1.</summary>
    public IReadOnlyList<double> FalseAcceptRates
    {
        get;
        init =>
            field = value.All(rate => rate is > 0 and < 1)
                ? value
                : throw new ArgumentException(
                    $"The false accept rates {string.Join(", ", value)} must all be above 0 and below 1.",
                    nameof(value)
                );
    } = [0.01, 0.1];

    private static int AtLeastOne(int value) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Must be at least 1.");
}
