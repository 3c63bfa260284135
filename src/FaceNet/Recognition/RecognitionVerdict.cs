namespace FaceNet.Recognition;

/// <summary>Whether a face is somebody enrolled.</summary>
public enum RecognitionVerdict
{
    /// <summary>Nobody enrolled is near enough.</summary>
    Unknown,

    /// <summary>One person is near enough, and clearly nearer than everybody else.</summary>
    Known,

    /// <summary>Several people are near enough, and as near as each other.</summary>
    Ambiguous,
}
