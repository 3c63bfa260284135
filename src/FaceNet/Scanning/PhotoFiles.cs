namespace FaceNet.Scanning;

/// <summary>Finds the photos below a folder.</summary>
public static class PhotoFiles
{
    // Formats that cannot be decoded are listed all the same: their owner wants to know that they were not looked at.
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".png",
        ".webp",
        ".bmp",
        ".gif",
        ".heic",
        ".heif",
        ".hif",
        ".avif",
        ".tif",
        ".tiff",
        ".jxl",
    };

    /// <summary>
    /// Paths of photos below <paramref name="folder"/>, relative to it, with forward slashes, in ordinal order. Hidden
    /// files and folders are passed over, and so are folders by person that were laid out here earlier. Links to folders
    /// are not followed, so that a loop of links ends. A folder that cannot be opened is reported and passed over, and so is
    /// a link that leads to a folder elsewhere; one that leads into <paramref name="folder"/> hides nothing.
    /// </summary>
    /// <param name="folder">Where to look.</param>
    /// <param name="unreadable">
    /// Called with the relative path of each folder that cannot be opened, or is a link to one elsewhere, and the reason.
    /// </param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static IReadOnlyList<string> Find(string folder, Action<string, string>? unreadable = null)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder {folder} does not exist.");
        var root = Path.GetFullPath(folder);
        // Sets, because names that are not UTF-8 can look alike.
        var photos = new HashSet<string>(StringComparer.Ordinal);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var links = new List<DirectoryInfo>();
        var open = new Stack<string>([root]);
        while (open.TryPop(out var current))
        {
            try
            {
                foreach (var entry in new DirectoryInfo(current).EnumerateFileSystemInfos())
                    Visit(entry, root, photos, open, links);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                if (refused.Add(Relative(root, current)))
                    unreadable?.Invoke(Relative(root, current), Reason(exception));
            }
        }
        foreach (var (link, target) in LeadingOut(links, new DirectoryInfo(root)))
            unreadable?.Invoke(
                Relative(root, link),
                $"It is a link to the folder {target}, and links to folders are not followed: put the folder itself here."
            );
        return [.. photos.Order(StringComparer.Ordinal)];
    }

    private static string Reason(Exception exception) =>
        exception is UnauthorizedAccessException
            ? "The folder cannot be read: permission is denied."
            : $"The folder cannot be read: {exception.Message}";

    private static IEnumerable<(string Link, string Target)> LeadingOut(List<DirectoryInfo> links, DirectoryInfo root)
    {
        var real = root.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? root.FullName;
        foreach (var link in links.OrderBy(link => link.FullName, StringComparer.Ordinal))
            if (link.ResolveLinkTarget(returnFinalTarget: true)?.FullName is { } target && !IsWithin(real, target))
                yield return (link.FullName, target);
    }

    private static bool IsWithin(string root, string path) =>
        Path.GetRelativePath(root, path) is var relative
        && !Path.IsPathRooted(relative)
        && relative != ".."
        && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static void Visit(
        FileSystemInfo entry,
        string root,
        HashSet<string> photos,
        Stack<string> open,
        List<DirectoryInfo> links
    )
    {
        if (IsHidden(entry))
            return;
        if (entry is DirectoryInfo directory)
        {
            if (directory.LinkTarget is not null)
                links.Add(directory);
            else if (!LayoutMark.IsIn(directory.FullName))
                open.Push(directory.FullName);
        }
        else if (Extensions.Contains(entry.Extension))
        {
            photos.Add(Relative(root, entry.FullName));
        }
    }

    private static bool IsHidden(FileSystemInfo entry) =>
        entry.Name.StartsWith('.') || (OperatingSystem.IsWindows() && entry.Attributes.HasFlag(FileAttributes.Hidden));

    private static string Relative(string root, string path) =>
        Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
