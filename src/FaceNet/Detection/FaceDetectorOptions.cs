namespace FaceNet.Detection;

/// <summary>How hard to look for faces, and what counts as one. Checked when set.</summary>
public sealed record FaceDetectorOptions
{
    /// <summary>
    /// Detections below this confidence are dropped, 0 to 1. Default 0.9; the detector's authors use 0.7, which finds a
    /// few more faces and takes three times as many other things for faces.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 1.</exception>
    public float MinimumScore
    {
        get;
        init => field = Share(value);
    } = 0.9f;

    /// <summary>
    /// Of two detections that overlap by more than this intersection over union, 0 to 1, the weaker is dropped. Default
    /// 0.35.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 1.</exception>
    public float MaximumOverlap
    {
        get;
        init => field = Share(value);
    } = 0.35f;

    /// <summary>
    /// Long sides, in pixels, ascending, to which the picture is reduced before it is searched. The detector sees faces
    /// of about 12 to 250 pixels, so 192 finds those that fill the picture and 640 those of a fiftieth of its side; add
    /// 1280 for crowds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">None, not ascending, or outside 32 to 8,192.</exception>
    public IReadOnlyList<int> SearchSides
    {
        get;
        init
        {
            if (value is not [>= 32, ..] || value[^1] > 8192 || !value.SequenceEqual(value.Order().Distinct()))
                throw new ArgumentOutOfRangeException(
                    nameof(value),
                    string.Join(", ", value),
                    "Give one or more ascending sides of 32 to 8192 pixels."
                );
            field = value;
        }
    } = [192, 640];

    /// <summary>How far a small picture may be enlarged for a search, 1 to 8. Default 1.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 8.</exception>
    public float MaximumEnlargement
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 8);
            field = value;
        }
    } = 1.5f;

    /// <summary>
    /// Whether a detection counts only if every search that could see it does. False shows what that rule is worth; it is
    /// no part of a pipeline's identity, so only benchmarks may set it.
    /// </summary>
    internal bool SearchesMustAgree { get; init; } = true;

    private static float Share(float value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
        return value;
    }
}
