namespace FaceNet.Cli.Output;

/// <summary>The answer of <c>facenet undo --json</c>.</summary>
internal sealed record UndoneJson(int Removed, IReadOnlyList<KeptJson> Kept);

#pragma warning disable MA0048 // The parts of one document stand together.

/// <summary>A file of a layout that was kept, and why.</summary>
internal sealed record KeptJson(string Path, string Reason);
