using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using System.Text.Json;

namespace FaceNet.Training.Data;

/// <summary>A finished cache file, mapped into memory: what is read often stays there, what is not costs nothing.</summary>
internal sealed unsafe class CropFile : IDisposable
{
    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly int cropBytes;

    private CropFile(MemoryMappedFile mapped, CropFileHeader header, CropCacheContents contents)
    {
        map = mapped;
        view = map.CreateViewAccessor(0, header.FileLength, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        start += view.PointerOffset;
        cropBytes = checked((int)(3 * header.Crop.Pixels));
        Count = header.Count;
        Contents = contents;
    }

    /// <summary>Number of crops.</summary>
    public int Count { get; }

    /// <summary>Everything but pixels.</summary>
    public CropCacheContents Contents { get; }

    /// <summary>Opens a file; null where there is none that is whole and of this version.</summary>
    public static CropFile? TryOpen(string path)
    {
        if (!File.Exists(path))
            return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (CropFileHeader.ReadFrom(file) is not { } header || ReadContents(file, header) is not { } contents)
            return null;
        var mapped = MemoryMappedFile.CreateFromFile(
            path,
            FileMode.Open,
            mapName: null,
            capacity: 0,
            MemoryMappedFileAccess.Read
        );
        return new CropFile(mapped, header, contents);
    }

    /// <summary>The bytes of a crop, three a pixel, rows from top to bottom.</summary>
    public ReadOnlySpan<byte> Pixels(int crop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(crop);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(crop, Count);
        ObjectDisposedException.ThrowIf(view.SafeMemoryMappedViewHandle.IsClosed, this);
        return new(start + CropFileHeader.PixelsAt + ((long)crop * cropBytes), cropBytes);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (view.SafeMemoryMappedViewHandle is { IsClosed: false } handle)
            handle.ReleasePointer();
        view.Dispose();
        map.Dispose();
    }

    private static CropCacheContents? ReadContents(FileStream file, CropFileHeader header)
    {
        if (file.Length != header.FileLength || header.ContentsLength is < 1 or > int.MaxValue)
            return null;
        var bytes = new byte[header.ContentsLength];
        file.Position = header.ContentsAt;
        file.ReadExactly(bytes);
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(header.ContentsHash))
            return null;
        var contents = JsonSerializer.Deserialize(bytes, CropCacheContext.Default.CropCacheContents);
        var crops = contents?.Entries.Count(entry => entry.Reason is null);
        return crops == header.Count ? contents : null;
    }
}
