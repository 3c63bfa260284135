namespace FaceNet.Training.Data;

/// <summary>The crops of earlier caches that were made with the same settings.</summary>
internal sealed class KnownCrops : IDisposable
{
    private readonly List<CropFile> files = [];
    private readonly Dictionary<string, KnownCrop> byPath = new(StringComparer.Ordinal);

    private KnownCrops() { }

    /// <summary>How many pictures are known.</summary>
    public int Count => byPath.Count;

    /// <summary>Opens those of the files that exist, are whole, and hold crops as wanted.</summary>
    /// <param name="wanted">What the crops are to be like.</param>
    /// <param name="isToBeLookedAt">Of a picture without a crop, whether it is worth another look.</param>
    /// <param name="paths">The files; what several know is taken from the first.</param>
    public static KnownCrops Open(
        CropCacheContents wanted,
        Predicate<CropEntry> isToBeLookedAt,
        params ReadOnlySpan<string> paths
    )
    {
        var known = new KnownCrops();
        foreach (var path in paths)
            if (CropFile.TryOpen(path) is { } file)
                known.Add(file, wanted, isToBeLookedAt);
        return known;
    }

    /// <summary>The picture of that path, when its file has the same length and time.</summary>
    public KnownCrop? ByStamp(CropEntry stamp) =>
        byPath.TryGetValue(stamp.Path, out var known)
        && (known.Entry.Length, known.Entry.Modified) == (stamp.Length, stamp.Modified)
            ? known
            : null;

    /// <summary>The picture of that path, when its file has the same content.</summary>
    public KnownCrop? ByContent(CropEntry entry) =>
        byPath.TryGetValue(entry.Path, out var known) && known.Entry.Sha256 == entry.Sha256 ? known : null;

    /// <inheritdoc />
    public void Dispose() => files.ForEach(file => file.Dispose());

    // What could not even be read is worth another try.
    private void Add(CropFile file, CropCacheContents wanted, Predicate<CropEntry> isToBeLookedAt)
    {
        files.Add(file);
        if (!file.Contents.HasCropsLike(wanted))
            return;
        var index = 0;
        foreach (var entry in file.Contents.Entries)
        {
            if (entry.Sha256 is not null && !isToBeLookedAt(entry))
                byPath.TryAdd(entry.Path, new KnownCrop(entry, file, index));
            index += entry.Reason is null ? 1 : 0;
        }
    }
}
