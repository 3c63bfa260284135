namespace FaceNet.Recognition;

/// <summary>The answer to "who is this?".</summary>
/// <param name="Verdict">Known, unknown or ambiguous.</param>
/// <param name="Candidates">The nearest people, the nearest first; none where nobody is enrolled.</param>
/// <param name="Threshold">The squared distance up to which a face is a person's, at this gallery's size.</param>
/// <param name="People">How many people the face was compared with.</param>
public sealed record PersonMatch(
    RecognitionVerdict Verdict,
    IReadOnlyList<PersonCandidate> Candidates,
    float Threshold,
    int People
)
{
    /// <summary>The person's name; null for a face that is unknown or ambiguous.</summary>
    public string? Name => Verdict == RecognitionVerdict.Known ? Candidates[0].Name : null;
}
