using Microsoft.Win32.SafeHandles;

namespace FaceNet.Organizing;

/// <summary>
/// Keeps the thumbnails of a scan in a temporary file until the page is written: about 4 KB a face on disk instead of
/// in memory, where a place of 16 bytes is left. The file is gone when this is disposed. For one thread.
/// </summary>
public sealed class ThumbnailSpool : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly Dictionary<string, Place[]> places = new(StringComparer.Ordinal);
    private long length;

    /// <summary>Opens an empty spool.</summary>
    /// <param name="folder">
    /// Where the file goes, best a folder on a disk: the system's own for temporary files may lie in memory.
    /// </param>
    /// <exception cref="IOException">The file cannot be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public ThumbnailSpool(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $".thumbnails-{Guid.NewGuid():N}.tmp");
        file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, options: FileOptions.DeleteOnClose);
        // Windows deletes the file of a killed process; elsewhere an open file needs no name.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
    }

    /// <summary>Keeps the thumbnails of a photo.</summary>
    /// <exception cref="ArgumentException">A photo of the same path was added before.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Add(ScannedPhoto photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        if (photo.Faces.Count > 0)
            places.Add(photo.Path, [.. photo.Faces.Select(face => Append(face.Thumbnail.Span))]);
    }

    /// <summary>Reads a face's thumbnail; null where its photo was not added. Fits <see cref="ThumbnailSource"/>.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ReadOnlyMemory<byte>? Find(FaceInPhoto face)
    {
        ArgumentNullException.ThrowIfNull(face);
        if (!places.TryGetValue(face.Photo, out var faces) || face.Index >= faces.Length)
            return null;
        var place = faces[face.Index];
        var thumbnail = new byte[place.Length];
        var read = RandomAccess.Read(file, thumbnail, place.Offset);
        return read == thumbnail.Length
            ? thumbnail
            : throw new EndOfStreamException(
                $"The temporary file of thumbnails ends {read} bytes into one of {place.Length}."
            );
    }

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    private Place Append(ReadOnlySpan<byte> thumbnail)
    {
        var place = new Place(length, thumbnail.Length);
        RandomAccess.Write(file, thumbnail, length);
        length += thumbnail.Length;
        return place;
    }

    private readonly record struct Place(long Offset, int Length);
}
