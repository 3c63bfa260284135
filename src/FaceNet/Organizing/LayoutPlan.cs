namespace FaceNet.Organizing;

/// <summary>What laying out folders by person will do. Made without touching the disk.</summary>
/// <param name="Kind">How the photos get there.</param>
/// <param name="PhotoFolder">Absolute path of the folder that holds the photos.</param>
/// <param name="Folder">Absolute path of the folder that will hold a folder for each person.</param>
/// <param name="Operations">The files, by person and then by photo; no two have the same target on any file system.</param>
public sealed record LayoutPlan(
    LayoutKind Kind,
    string PhotoFolder,
    string Folder,
    IReadOnlyList<LayoutOperation> Operations
)
{
    /// <summary>The file that will tell <see cref="FolderLayout.Undo"/> what was done.</summary>
    public string UndoFile => Path.Combine(Folder, FolderLayout.UndoFileName);
}
