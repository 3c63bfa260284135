using System.ComponentModel.DataAnnotations;

namespace FaceNet.Recognition;

/// <summary>When a face is somebody enrolled.</summary>
public sealed record RecognitionOptions
{
    /// <summary>
    /// Share of strangers that may be taken for one of the people enrolled, above 0 and below 1; 0.01 unless told. The
    /// distance that keeps to it shrinks as the gallery grows.
    /// </summary>
    [Range(0d, 1d)]
    public double FalseAcceptRate
    {
        get;
        init =>
            field = value is > 0 and < 1
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Must be above 0 and below 1.");
    } = 0.01;

    /// <summary>
    /// Two people fit a face equally well when their squared distances to it differ by less than this share of the
    /// threshold. 0 to 1, 0.1 unless told.
    /// </summary>
    [Range(0f, 1f)]
    public float AmbiguousShare
    {
        get;
        init =>
            field = value is >= 0 and <= 1
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "Must be between 0 and 1.");
    } = 0.1f;

    /// <summary>How many candidates come with an answer, at least 1; 3 unless told.</summary>
    [Range(1, int.MaxValue)]
    public int Candidates
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 3;

    /// <summary>
    /// Takes a sentence for the user when the index that is kept beside a gallery could not be used or written, or takes
    /// long to make; nobody is told unless this is given. An answer is never other for it.
    /// </summary>
    public Action<string> Notice
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = _ => { };
}
