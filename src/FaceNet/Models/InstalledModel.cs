namespace FaceNet.Models;

/// <summary>
/// What the store notes down about an ONNX file, so that damage and age show without a download. One line of text
/// rather than JSON: it is read before every start, and a JSON parser takes longer to warm up than a model to load.
/// </summary>
/// <param name="Sha256">Hash of the ONNX file.</param>
/// <param name="Bytes">Length of the ONNX file.</param>
/// <param name="ModifiedTicks">When the ONNX file was last written, UTC.</param>
/// <param name="Recipe">How the file was made; a newer program with another recipe makes it again.</param>
internal sealed record InstalledModel(string Sha256, long Bytes, long ModifiedTicks, string Recipe)
{
    private const int Sha256Digits = 64;

    /// <summary>The note as text.</summary>
    public string Write() => $"{Sha256} {Bytes} {ModifiedTicks} {Recipe}\n";

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is not whole.</summary>
    public static InstalledModel? TryRead(string text) =>
        text.EndsWith('\n')
        && text.TrimEnd('\n').Split(' ', 4) is [{ Length: Sha256Digits } sha256, var bytes, var ticks, var recipe]
        && long.TryParse(bytes, out var length)
        && long.TryParse(ticks, out var modified)
            ? new(sha256, length, modified, recipe)
            : null;
}
