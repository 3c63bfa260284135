namespace FaceNet.Recognition.OpenSet;

/// <summary>How a probe fared.</summary>
/// <param name="Nearest">Score of the nearest person.</param>
/// <param name="Second">Score of the next; infinite where one person is enrolled.</param>
/// <param name="IsRight">True when the nearest person is the probe's own.</param>
internal readonly record struct ProbeScore(float Nearest, float Second, bool IsRight)
{
    public RecognitionVerdict Verdict(float threshold, RecognitionOptions options) =>
        RecognitionVerdicts.Of(Nearest, Second, threshold, options.AmbiguousShare);
}
