namespace FaceNet.Cli.Output;

/// <summary>The answer of <c>facenet models remove --json</c>.</summary>
internal sealed record RemovedJson(bool Removed);
