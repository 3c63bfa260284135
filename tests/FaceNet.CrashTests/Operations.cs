namespace FaceNet.CrashTests;

/// <summary>What is interrupted.</summary>
internal static class Operations
{
    public static IReadOnlyList<IOperation> All { get; } =
    [new Enrolment(), new Clustering(), new Compaction(), new SavedIndex(), new IndexSave()];
}
