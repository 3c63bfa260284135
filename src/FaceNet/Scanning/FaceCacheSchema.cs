using Microsoft.Data.Sqlite;

namespace FaceNet.Scanning;

/// <summary>The table of a cache, and how to tell a cache from any other database.</summary>
internal static class FaceCacheSchema
{
    private const long Version = 1;

    /// <summary>"FNet" in the four bytes that SQLite keeps for naming a file's program.</summary>
    private const long Application = 0x464E_6574;

    /// <summary>Makes the table in an empty file; refuses what is not a cache that this version can use.</summary>
    /// <exception cref="CacheException">It belongs to another program, or to a newer version.</exception>
    /// <exception cref="SqliteException">It is damaged, locked, or cannot be written.</exception>
    public static void Prepare(SqliteConnection connection, string path)
    {
        // Looked at before anything is written: a user may name a database of another program by mistake.
        if (Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
            Create(connection);
        else
            Refuse(connection, path);
        Execute(connection, "PRAGMA synchronous = NORMAL");
    }

    private static void Create(SqliteConnection connection)
    {
        Execute(connection, "PRAGMA journal_mode = WAL");
        // Another process may be doing the same.
        Execute(
            connection,
            $"""
            BEGIN IMMEDIATE;
            CREATE TABLE IF NOT EXISTS photo (
                content  BLOB NOT NULL,
                pipeline TEXT NOT NULL,
                record   BLOB NOT NULL,
                PRIMARY KEY (content, pipeline));
            PRAGMA application_id = {Application};
            PRAGMA user_version = {Version};
            COMMIT;
            """
        );
    }

    private static void Refuse(SqliteConnection connection, string path)
    {
        if (Number(connection, "PRAGMA application_id") != Application)
            throw new CacheException(
                $"{path} is a database, but no cache of this program; it is left as it is. Name another file."
            );
        if (Number(connection, "PRAGMA user_version") is > Version and var version)
            throw new CacheException(
                $"The cache {path} was written by a newer version of this program (format {version}, this one knows {Version}). Update the program, or name another file."
            );
    }

    private static long Number(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
