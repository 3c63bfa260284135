namespace FaceNet.Scanning;

/// <summary>
/// The file by which a folder of photos laid out by person is told from photos of their own. It stands here and not
/// with the layouts, because they know the scan, and the scan need not know them.
/// </summary>
internal static class LayoutMark
{
    public const string FileName = "facenet-undo.jsonl";

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));
}
