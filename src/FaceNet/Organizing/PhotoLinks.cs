namespace FaceNet.Organizing;

/// <summary>Addresses of photos as seen from a page: relative, so that page and photos can move together.</summary>
internal sealed class PhotoLinks
{
    private readonly string folder;

    /// <param name="pageFolder">The folder of the page.</param>
    /// <param name="photoFolder">The folder that the photos' paths are relative to.</param>
    public PhotoLinks(string pageFolder, string photoFolder)
    {
        var relative = Path.GetRelativePath(pageFolder, photoFolder);
        // On Windows there is no relative way to another drive.
        folder = Path.IsPathRooted(relative)
            ? new Uri(relative).AbsoluteUri
            : Escape(relative.Replace(Path.DirectorySeparatorChar, '/'));
    }

    /// <summary>The address of a photo.</summary>
    public string To(string photo) => $"{folder}/{Escape(photo)}";

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
