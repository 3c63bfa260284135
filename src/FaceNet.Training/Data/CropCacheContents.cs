using System.Security.Cryptography;
using System.Text;

namespace FaceNet.Training.Data;

/// <summary>What a cache file holds beside pixels.</summary>
internal sealed record CropCacheContents
{
    public required PixelSize InputSize { get; init; }

    public required PixelSize Margin { get; init; }

    /// <summary>Name of the alignment, as in a model's card.</summary>
    public required string Alignment { get; init; }

    /// <summary>Models and settings that decide which face is found, and where.</summary>
    public required string Finder { get; init; }

    /// <summary>Every picture of the data set; those without a reason have a crop, in this order.</summary>
    public required IReadOnlyList<CropEntry> Entries { get; init; }

    /// <summary>People kept apart, in ordinal order.</summary>
    public required IReadOnlyList<string> Validation { get; init; }

    /// <summary>True when crops made for one serve the other.</summary>
    public bool HasCropsLike(CropCacheContents other) =>
        InputSize == other.InputSize
        && Margin == other.Margin
        && Alignment == other.Alignment
        && Finder == other.Finder;

    /// <summary>True when nothing has changed since <paramref name="old"/> was written.</summary>
    public bool IsAsBefore(CropCacheContents old) =>
        HasCropsLike(old)
        && Validation.SequenceEqual(old.Validation)
        && Entries.Count == old.Entries.Count
        && Entries.Zip(old.Entries).All(pair => pair.First.IsAsBefore(pair.Second));

    /// <summary>Of labels, files and settings, but not of where or when the files were written.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add($"{InputSize} {Margin} {Alignment} {Finder}");
        foreach (var entry in Entries.Where(entry => entry.Reason is null))
            Add($"{entry.Path}\t{entry.Person}\t{entry.Sha256}");
        foreach (var person in Validation)
            Add($"validation\t{person}");
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
