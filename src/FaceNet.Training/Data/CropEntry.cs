namespace FaceNet.Training.Data;

/// <summary>A picture of the data set as a cache remembers it.</summary>
internal sealed record CropEntry
{
    public required string Path { get; init; }

    public required string Person { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required long Length { get; init; }

    /// <summary>When the file was written, in ticks of UTC.</summary>
    public required long Modified { get; init; }

    /// <summary>Hash of the file's bytes; null where they could not be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Why there is no crop; null where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>True when neither the label nor, by its looks, the file has changed.</summary>
    public bool IsAsBefore(CropEntry old) =>
        Path == old.Path && Person == old.Person && Length == old.Length && Modified == old.Modified;
}
