using System.ComponentModel.DataAnnotations;

namespace FaceNet.Training.Sampling;

/// <summary>How a mini-batch is put together. The defaults are the paper's (Schroff et al. 2015, section 3.2).</summary>
public sealed record SamplingOptions
{
    /// <summary>Faces in a mini-batch, at least 4. About 1,800 in the paper.</summary>
    [Range(4, 1_000_000)]
    public int BatchSize
    {
        get;
        init =>
            field =
                value >= 4
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        value,
                        "A mini-batch needs at least 4 faces: two people with two each."
                    );
    } = 1800;

    /// <summary>Faces of one person in a mini-batch at most, at least 2. About 40 in the paper.</summary>
    [Range(2, 1_000_000)]
    public int FacesPerPerson
    {
        get;
        init =>
            field =
                value >= 2
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        value,
                        "A person needs at least 2 faces in a mini-batch, an anchor and a positive."
                    );
    } = 40;

    /// <summary>
    /// Share of a mini-batch that is drawn at random from everybody, as negatives, 0 to 0.9. The paper adds "randomly
    /// sampled negative faces" without a number; a tenth is this project's choice.
    /// </summary>
    [Range(0, 0.9)]
    public double RandomNegatives
    {
        get;
        init =>
            field = value is >= 0 and <= 0.9
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "The share of random negatives is 0 to 0.9."
                );
    } = 0.1;
}
