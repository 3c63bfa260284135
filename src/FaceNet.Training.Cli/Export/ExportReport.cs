using FaceNet.Training.Export;

namespace FaceNet.Training.Cli.Export;

/// <summary>What <c>export --json</c> prints.</summary>
internal sealed record ExportReport
{
    public required string Path { get; init; }

    /// <summary>Size of the file.</summary>
    public long Bytes { get; init; }

    /// <summary>Drift of the quantised network; null without <c>--int8</c>.</summary>
    public EmbeddingDrift? Int8 { get; init; }

    /// <summary>Drift of exact embeddings stored in one byte a value; null without <c>--int8</c>.</summary>
    public EmbeddingDrift? EmbeddingBytes { get; init; }
}
