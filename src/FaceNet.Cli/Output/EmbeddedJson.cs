namespace FaceNet.Cli.Output;

/// <summary>The answer of <c>facenet embed --json</c>.</summary>
internal sealed record EmbeddedJson(
    string File,
    int Photos,
    int Faces,
    int Dimension,
    IReadOnlyList<UnreadableJson> Unreadable
);
