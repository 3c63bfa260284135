namespace FaceNet.Organizing;

/// <summary>What came of laying out folders, or of undoing it.</summary>
/// <param name="Done">Files that were made, or removed.</param>
/// <param name="LeftOut">Photos that were not laid out, or files that were kept, each with the reason.</param>
public sealed record LayoutOutcome(int Done, IReadOnlyList<LeftOutFile> LeftOut);
