using System.Security.Cryptography;
using System.Text.Json;

namespace FaceNet.Training.Data;

/// <summary>
/// Writes a cache file crop by crop. Until <see cref="Finish"/> it has no valid header and lies beside its place; a
/// second writer for the same place is refused.
/// </summary>
internal sealed class CropFileWriter : IDisposable
{
    private readonly PixelSize crop;
    private readonly FileStream file;
    private readonly string temporary;
    private readonly List<CropEntry> entries = [];
    private int count;
    private bool finished;

    /// <exception cref="TrainingDataException">The file cannot be made, or another process is making it.</exception>
    public CropFileWriter(string path, PixelSize crop)
    {
        this.crop = crop;
        temporary = path + ".building";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            file = new FileStream(temporary, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1 << 20);
            file.SetLength(0);
            file.Position = CropFileHeader.PixelsAt;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingDataException(
                $"The crops cannot be written to {temporary}: {e.Message} If another process is building them, let it "
                    + "finish; else name a file in a folder with room.",
                e
            );
        }
    }

    /// <summary>What was added so far.</summary>
    public IReadOnlyList<CropEntry> Entries => entries;

    /// <summary>Adds a picture, with its crop where it has one.</summary>
    public void Add(CropEntry entry, ReadOnlySpan<byte> pixels)
    {
        entries.Add(entry);
        if (entry.Reason is not null)
            return;
        file.Write(pixels);
        count++;
    }

    /// <summary>Completes the file and gives it its name. Call it once.</summary>
    /// <param name="path">The name.</param>
    /// <param name="contents">Describes what was added.</param>
    public void Finish(string path, CropCacheContents contents)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(contents, CropCacheContext.Default.CropCacheContents);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        file.Position = 0;
        new CropFileHeader(crop, count, bytes.Length, SHA256.HashData(bytes)).WriteTo(file);
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(temporary, path, overwrite: true);
        finished = true;
    }

    /// <summary>Closes the file, and removes it unless it was finished.</summary>
    public void Dispose()
    {
        try
        {
            file.Dispose(); // which writes what it still holds
        }
        finally
        {
            if (!finished)
                File.Delete(temporary);
        }
    }
}
