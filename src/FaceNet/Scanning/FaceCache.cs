using FaceNet.Databases;
using FaceNet.Storage;

namespace FaceNet.Scanning;

/// <summary>
/// Remembers what a scan learned about a photo, by the hash of its content and the models used, in one SQLite file. A
/// photo that was moved or renamed is still known; one that was edited, or met by another model, is scanned anew.
/// Safe to call from several threads; several processes may share a file.
/// </summary>
public sealed class FaceCache : IDisposable
{
    /// <summary>The application is "FNet" in four bytes.</summary>
    private static readonly DatabaseFormat Format = new(
        Application: 0x464E_6574,
        [
            """
            CREATE TABLE IF NOT EXISTS photo (
                content  BLOB NOT NULL,
                pipeline TEXT NOT NULL,
                record   BLOB NOT NULL,
                PRIMARY KEY (content, pipeline));
            """,
        ]
    );

    private readonly string path;
    private readonly Database database;

    private FaceCache(string path, Database database)
    {
        this.path = path;
        this.database = database;
    }

    /// <summary>The user's cache: <c>faces.db</c> beside the model store.</summary>
    public static string DefaultPath => Path.Combine(StoreFolder.Home(Environment.GetEnvironmentVariable), "faces.db");

    /// <summary>Opens the file, or makes it, readable by its owner only.</summary>
    /// <exception cref="CacheException">
    /// The file is damaged, of a newer version, of another program, or cannot be written.
    /// </exception>
    public static FaceCache Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FaceCache(path, Try(path, () => Database.Open(path, Format)));
    }

    /// <summary>What is known about the photo with this content, or null. The path of the result is <paramref name="path"/>.</summary>
    /// <param name="content">SHA-256 of the file.</param>
    /// <param name="pipeline">Identity of the recognizer.</param>
    /// <param name="path">Where the photo lies now.</param>
    /// <exception cref="CacheException">The file is damaged, or another program keeps it locked.</exception>
    internal ScannedPhoto? Find(ReadOnlySpan<byte> content, string pipeline, string path)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var hash = content.ToArray();
        var found = Try(
            this.path,
            () =>
                database.Value(
                    "SELECT record FROM photo WHERE content = $content AND pipeline = $pipeline",
                    ("$content", hash),
                    ("$pipeline", pipeline)
                )
        );
        return found is byte[] record ? ScannedPhotoFormat.TryRead(record, path) : null;
    }

    /// <summary>
    /// Keeps what a scan learned. When the call returns it survives the end of the process, however that comes; a power
    /// cut may take the last ones.
    /// </summary>
    /// <exception cref="CacheException">The disk is full, or another program keeps the file locked.</exception>
    internal void Add(ReadOnlySpan<byte> content, string pipeline, ScannedPhoto photo)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(photo);
        var (hash, record) = (content.ToArray(), ScannedPhotoFormat.Write(photo));
        Try(
            path,
            () =>
                database.Execute(
                    "INSERT OR REPLACE INTO photo (content, pipeline, record) VALUES ($content, $pipeline, $record)",
                    ("$content", hash),
                    ("$pipeline", pipeline),
                    ("$record", record)
                )
        );
    }

    /// <inheritdoc />
    public void Dispose() => database.Dispose();

    private static T Try<T>(string path, Func<T> execute)
    {
        try
        {
            return execute();
        }
        catch (DatabaseException exception)
        {
            throw CacheFailure.Of(path, exception);
        }
    }
}
