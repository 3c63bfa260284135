namespace FaceNet.Cli.Output;

/// <summary>The answer of <c>facenet models remove --json</c>: false when there was no such model.</summary>
internal sealed record RemovedJson(bool Removed);
