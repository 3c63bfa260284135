using FaceNet.Storage;
using Microsoft.Data.Sqlite;

namespace FaceNet.Scanning;

/// <summary>
/// Remembers what a scan learned about a photo, by the hash of its content and the models used, in one SQLite file. A
/// photo that was moved or renamed is still known; one that was edited, or met by another model, is scanned anew.
/// Safe to call from several threads; several processes may share a file.
/// </summary>
public sealed class FaceCache : IDisposable
{
    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand find;
    private readonly SqliteCommand add;
    private readonly Lock access = new();

    private FaceCache(string path, SqliteConnection connection)
    {
        this.path = path;
        this.connection = connection;
        find = Command("SELECT record FROM photo WHERE content = $content AND pipeline = $pipeline");
        add = Command("INSERT OR REPLACE INTO photo (content, pipeline, record) VALUES ($content, $pipeline, $record)");
        add.Parameters.Add("$record", SqliteType.Blob);
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
        var opened = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()
        );
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            CreatePrivately(path);
            opened.Open();
            FaceCacheSchema.Prepare(opened, path);
            return new FaceCache(path, opened);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            opened.Dispose();
            throw CacheFailure.Of(path, exception);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
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
        lock (access)
        {
            find.Parameters["$content"].Value = hash;
            find.Parameters["$pipeline"].Value = pipeline;
            return Try(find.ExecuteScalar) is byte[] record ? ScannedPhotoFormat.TryRead(record, path) : null;
        }
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
        lock (access)
        {
            add.Parameters["$content"].Value = hash;
            add.Parameters["$pipeline"].Value = pipeline;
            add.Parameters["$record"].Value = record;
            Try(() => add.ExecuteNonQuery());
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        find.Dispose();
        add.Dispose();
        connection.Dispose();
    }

    // Embeddings are personal data: nobody else on the machine may read them. SQLite gives its other files the same mode.
    private static void CreatePrivately(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
            return;
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var stream = new FileStream(path, options);
    }

    private T Try<T>(Func<T> execute)
    {
        try
        {
            return execute();
        }
        catch (SqliteException exception)
        {
            throw CacheFailure.Of(path, exception);
        }
    }

    private SqliteCommand Command(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Parameters.Add("$content", SqliteType.Blob);
        command.Parameters.Add("$pipeline", SqliteType.Text);
        return command;
    }
}
