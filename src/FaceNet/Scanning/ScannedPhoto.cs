namespace FaceNet.Scanning;

/// <summary>What a scan learned about one file: its faces, or why it could not be read.</summary>
public sealed record ScannedPhoto
{
    /// <summary>Path relative to the scanned folder, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// SHA-256 of the file, 64 hexadecimal digits in lower case; null where the file could not be opened, or no scan read it.
    /// </summary>
    public string? Sha256 { get; init; }

    /// <summary>Faces, the most confident first; empty when there are none or the file is unreadable.</summary>
    public IReadOnlyList<PhotoFace> Faces { get; init; } = [];

    /// <summary>Size of the upright photo; null when the file is unreadable.</summary>
    public PixelSize? Size { get; init; }

    /// <summary>The face that the photo is of; null where there is none.</summary>
    public Face? MainFace =>
        Size is { } size ? FaceRecognizer.MainFace([.. Faces.Select(found => found.Face)], size) : null;

    /// <summary>Why the file could not be read, a short sentence; null when it could.</summary>
    public string? UnreadableReason { get; init; }

    /// <summary>The path, made absolute where the scanned folder is known.</summary>
    internal string PathBelow(string? folder) =>
        folder is null ? Path : System.IO.Path.GetFullPath(Path, System.IO.Path.GetFullPath(folder));
}
