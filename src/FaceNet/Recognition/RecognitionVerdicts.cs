namespace FaceNet.Recognition;

/// <summary>From distances to a verdict.</summary>
internal static class RecognitionVerdicts
{
    /// <param name="nearest">Squared distance of the nearest person.</param>
    /// <param name="second">Squared distance of the next; infinite where there is none.</param>
    /// <param name="threshold">The squared distance up to which a face is a person's.</param>
    /// <param name="ambiguousShare">Share of the threshold by which the second must be further away to be ruled out.</param>
    public static RecognitionVerdict Of(float nearest, float second, float threshold, float ambiguousShare)
    {
        if (nearest > threshold)
            return RecognitionVerdict.Unknown;
        return second <= threshold && second - nearest < ambiguousShare * threshold
            ? RecognitionVerdict.Ambiguous
            : RecognitionVerdict.Known;
    }
}
