namespace FaceNet.Cli.Output;

/// <summary>The answer of <c>facenet embed --json</c>.</summary>
internal sealed record EmbeddedJson(
    string File,
    int Photos,
    int Faces,
    int Dimension,
    IReadOnlyList<UnreadableJson> Unreadable
);

#pragma warning disable MA0048 // The parts of one document stand together.

/// <summary>A file that could not be read, and why.</summary>
internal sealed record UnreadableJson(string Path, string Reason);
