namespace FaceNet.Layout;

/// <summary>What somebody did to a layout since it was made.</summary>
internal static class LayoutChanges
{
    private const int Named = 3;

    /// <summary>Throws where an undo would leave anything behind.</summary>
    /// <exception cref="IOException">The layout was changed; the message names some of the changes.</exception>
    public static void Refuse(LayoutRecord layout)
    {
        var changes = Find(layout).Take(Named + 1).ToArray();
        if (changes.Length == 0)
            return;
        var more = changes.Length > Named ? " And there is more." : "";
        throw new IOException(
            $"{layout.Plan.Folder} holds an earlier layout that was changed since, so it is left as it is. "
                + $"{string.Join(" ", changes.Take(Named))}{more} "
                + "Move elsewhere what is to be kept, undo the layout, or lay out in another folder."
        );
    }

    private static IEnumerable<string> Find(LayoutRecord layout)
    {
        var made = layout
            .Begun.DistinctBy(operation => operation.Target)
            .ToDictionary(operation => operation.Target, StringComparer.Ordinal);
        var people = made.Keys.Select(target => target[..target.IndexOf('/')]).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in Entries(new DirectoryInfo(layout.Plan.Folder)))
        {
            if (entry.Name is FolderLayout.UndoFileName or LaidOutFile.PartialName)
                continue;
            if (entry is not DirectoryInfo { LinkTarget: null } person || !people.Contains(entry.Name))
                yield return $"{entry.Name} was not laid out.";
            else
                foreach (var file in Entries(person))
                    if (Change(layout, made, $"{person.Name}/{file.Name}", file) is { } change)
                        yield return change;
        }
    }

    private static string? Change(
        LayoutRecord layout,
        Dictionary<string, LayoutOperation> made,
        string path,
        FileSystemInfo file
    )
    {
        if (file is DirectoryInfo { LinkTarget: null } || !made.TryGetValue(path, out var operation))
            return $"{path} was not laid out.";
        return LaidOutFile.ReasonToKeep(layout, operation) is { } reason ? $"{path}: {reason}" : null;
    }

    private static IOrderedEnumerable<FileSystemInfo> Entries(DirectoryInfo folder) =>
        folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal);
}
