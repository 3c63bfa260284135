using System.Xml.Linq;
using FaceNet.Regions.Xmp;
using FaceNet.Storage;

namespace FaceNet.Regions;

/// <summary>The XMP file beside a photo.</summary>
internal static class Sidecar
{
    private const string Extension = ".xmp";

    public static string PathOf(string photo, SidecarNaming naming) =>
        naming == SidecarNaming.Appended ? photo + Extension : Path.ChangeExtension(photo, Extension);

    /// <summary>What it holds; null where there is none.</summary>
    /// <exception cref="RegionException">It cannot be read, or is malformed.</exception>
    public static XDocument? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            // The length first: nothing is read into memory that is refused anyway.
            if (file is { Exists: true, Length: > XmpDocument.Longest })
                throw new RegionException($"{path} is too large to be a sidecar: {file.Length} bytes.");
            return file.Exists ? XmpDocument.Parse(File.ReadAllBytes(path), path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RegionException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Replaces it as a whole; what a link leads to, not the link.</summary>
    /// <exception cref="RegionException">It cannot be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        try
        {
            ReplacedFile.Write(Target(path), stream => stream.Write(bytes));
        }
        catch (IOException exception)
        {
            throw new RegionException(exception.Message, exception);
        }
    }

    /// <exception cref="RegionException">It cannot be deleted.</exception>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RegionException($"{path} cannot be deleted: {exception.Message}", exception);
        }
    }

    private static string Target(string path) =>
        File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
}
