using FaceNet.Models;
using FaceNet.Organizing;
using Microsoft.Data.Sqlite;

namespace FaceNet.Storage;

/// <summary>
/// Remembers what a scan learned about a photo, by the hash of its content and the models used, in one SQLite file. A
/// photo that was moved or renamed is still known; one that was edited, or met by another model, is scanned anew.
/// Safe to call from several threads; several processes may share a file.
/// </summary>
public sealed class FaceCache : IDisposable
{
    private const int SchemaVersion = 1;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand find;
    private readonly SqliteCommand add;
    private readonly Lock access = new();

    private FaceCache(SqliteConnection connection)
    {
        this.connection = connection;
        find = Command("SELECT record FROM photo WHERE content = $content AND pipeline = $pipeline");
        add = Command("INSERT OR REPLACE INTO photo (content, pipeline, record) VALUES ($content, $pipeline, $record)");
        add.Parameters.Add("$record", SqliteType.Blob);
    }

    /// <summary>The user's cache: <c>faces.db</c> beside the model store.</summary>
    public static string DefaultPath => Path.Combine(StoreFolder.Home(Environment.GetEnvironmentVariable), "faces.db");

    /// <summary>Opens the file, or makes it, readable by its owner only.</summary>
    /// <exception cref="CacheException">The file is damaged, of a newer version, or cannot be written.</exception>
    public static FaceCache Open(string path)
    {
        var opened = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()
        );
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            CreatePrivately(path);
            opened.Open();
            Prepare(opened, path);
            return new FaceCache(opened);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            opened.Dispose();
            throw new CacheException(
                $"The cache {path} cannot be used: {exception.Message.TrimEnd('.')}. Delete the file, or name another; nothing but time is lost.",
                exception
            );
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
    public ScannedPhoto? Find(ReadOnlySpan<byte> content, string pipeline, string path)
    {
        lock (access)
        {
            find.Parameters["$content"].Value = content.ToArray();
            find.Parameters["$pipeline"].Value = pipeline;
            return find.ExecuteScalar() is byte[] record ? ScannedPhotoFormat.Read(record, path) : null;
        }
    }

    /// <summary>Keeps what a scan learned. On disk when the call returns.</summary>
    public void Add(ReadOnlySpan<byte> content, string pipeline, ScannedPhoto photo)
    {
        var record = ScannedPhotoFormat.Write(photo);
        lock (access)
        {
            add.Parameters["$content"].Value = content.ToArray();
            add.Parameters["$pipeline"].Value = pipeline;
            add.Parameters["$record"].Value = record;
            add.ExecuteNonQuery();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        find.Dispose();
        add.Dispose();
        connection.Dispose();
    }

    // Embeddings are personal data: nobody else on the machine may read them.
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

    private static void Prepare(SqliteConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA user_version";
        var version = (long)command.ExecuteScalar()!;
        if (version > SchemaVersion)
            throw new CacheException(
                $"The cache {path} was written by a newer version of this program (format {version}, this one knows {SchemaVersion}). Update the program, or name another file."
            );
        command.CommandText = $"""
            CREATE TABLE IF NOT EXISTS photo (
                content  BLOB NOT NULL,
                pipeline TEXT NOT NULL,
                record   BLOB NOT NULL,
                PRIMARY KEY (content, pipeline));
            PRAGMA user_version = {SchemaVersion};
            """;
        command.ExecuteNonQuery();
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
