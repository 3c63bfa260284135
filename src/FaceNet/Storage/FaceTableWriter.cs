namespace FaceNet.Storage;

/// <summary>
/// Writes faces to a file, a row a face, as they come: memory does not grow with their number. The file appears under
/// its name when it is complete; until then, and after any failure, only a temporary file beside it exists, which
/// disposal removes. Not safe to use from several threads.
/// </summary>
public sealed class FaceTableWriter : IAsyncDisposable
{
    private readonly string path;
    private readonly string temporaryPath;
    private readonly FaceTableShape shape;
    private readonly FileStream file;
    private readonly IFaceTableFormat format;

    private FaceTableWriter(string path, FaceTableShape shape, Func<Stream, FaceTableShape, IFaceTableFormat> start)
    {
        this.path = path;
        this.shape = shape;
        temporaryPath = $"{path}.{Guid.NewGuid():N}.tmp";
        file = new FileStream(temporaryPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        format = start(file, shape);
    }

    /// <summary>Starts a table whose format follows from the name's extension.</summary>
    /// <remarks>
    /// A column <c>person</c> stands after the photo where the shape announces it.
    /// <list type="table">
    /// <item>
    ///     <term><c>.npy</c></term>
    ///     <description>A NumPy structured array with the fields photo, box (x, y, width, height), landmarks (68, 2),
    ///     score, quality and vector.</description>
    /// </item>
    /// <item><term><c>.parquet</c></term><description>The same columns; box, landmarks and vector are lists.</description></item>
    /// <item><term><c>.jsonl</c></term><description>An object a line with the same names.</description></item>
    /// <item><term><c>.csv</c></term><description>A header, then a number a column (RFC 4180).</description></item>
    /// </list>
    /// </remarks>
    /// <param name="path">The file. One that exists is replaced when the table is complete.</param>
    /// <param name="shape">What the rows have in common.</param>
    /// <exception cref="ArgumentException">The extension is none of the above.</exception>
    /// <exception cref="IOException">The file cannot be created.</exception>
    public static FaceTableWriter Create(string path, FaceTableShape shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(shape);
        return new FaceTableWriter(path, shape, FormatOf(path));
    }

    /// <summary>The endings that name a format.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".npy", ".parquet", ".jsonl", ".csv"];

    /// <summary>True when the name ends in one of <see cref="Extensions"/>, so that <see cref="Create"/> takes it.</summary>
    public static bool Knows(string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">The vector's dimension, or the path's length, is not as announced.</exception>
    public async ValueTask WriteAsync(FaceRow row, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Face.Embedding.Dimension != shape.Dimension)
            throw new ArgumentException(
                $"A vector of {row.Face.Embedding.Dimension} values does not fit a table of {shape.Dimension}.",
                nameof(row)
            );
        await format.WriteAsync(row, cancellationToken);
    }

    /// <summary>Writes what is missing and gives the file its name. Call it once, after the last row.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be given its name.</exception>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken = default)
    {
        await format.FinishAsync(cancellationToken);
        file.Flush(flushToDisk: true);
        await file.DisposeAsync();
        File.Move(temporaryPath, path, overwrite: true);
    }

    /// <summary>Closes the file; removes it unless it was completed.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await file.DisposeAsync();
        }
        finally
        {
            File.Delete(temporaryPath);
        }
    }

    private static Func<Stream, FaceTableShape, IFaceTableFormat> FormatOf(string path) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".npy" => (file, shape) => new NpyFaceTable(file, shape),
            ".parquet" => (file, shape) => new ParquetFaceTable(file, shape),
            ".jsonl" => (file, shape) => new JsonLinesFaceTable(file, shape),
            ".csv" => (file, shape) => new CsvFaceTable(file, shape),
            var other => throw new ArgumentException(
                $"'{other}' is no known table of faces; name the file .npy, .parquet, .jsonl or .csv.",
                nameof(path)
            ),
        };
}
