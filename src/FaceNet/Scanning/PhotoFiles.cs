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
    /// are not followed, so that a loop of links ends. A folder that cannot be opened is reported and passed over.
    /// </summary>
    /// <param name="folder">Where to look.</param>
    /// <param name="unreadable">Called with the relative path of each folder that cannot be opened, and the reason.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static IReadOnlyList<string> Find(string folder, Action<string, string>? unreadable = null)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder {folder} does not exist.");
        var root = Path.GetFullPath(folder);
        // Sets, because names that are not UTF-8 can look alike.
        var photos = new HashSet<string>(StringComparer.Ordinal);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([root]);
        while (open.TryPop(out var current))
        {
            try
            {
                foreach (var entry in new DirectoryInfo(current).EnumerateFileSystemInfos())
                    Visit(entry, root, photos, open);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                if (refused.Add(Relative(root, current)))
                    unreadable?.Invoke(Relative(root, current), Reason(exception));
            }
        }
        return [.. photos.Order(StringComparer.Ordinal)];
    }

    private static string Reason(Exception exception) =>
        exception is UnauthorizedAccessException
            ? "The folder cannot be read: permission is denied."
            : $"The folder cannot be read: {exception.Message}";

    private static void Visit(FileSystemInfo entry, string root, HashSet<string> photos, Stack<string> open)
    {
        if (IsHidden(entry))
            return;
        if (entry is DirectoryInfo)
        {
            if (entry.LinkTarget is null && !LayoutMark.IsIn(entry.FullName))
                open.Push(entry.FullName);
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
