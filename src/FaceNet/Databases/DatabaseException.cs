using Microsoft.Data.Sqlite;

namespace FaceNet.Databases;

/// <summary>
/// A database file failed. For those who own the file to catch, and to say in words that help: see
/// <see cref="DatabaseFault"/>.
/// </summary>
internal sealed class DatabaseException(DatabaseFault fault, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    // Result codes of SQLite, https://www.sqlite.org/rescode.html.
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NotADatabase = 26;

    /// <summary>The memory that processes share is a file too, and needs room.</summary>
    private const int NoRoomForSharedMemory = 10 | (19 << 8);

    /// <summary>What is wrong.</summary>
    public DatabaseFault Fault { get; } = fault;

    public static DatabaseException Of(SqliteException cause) =>
        new(
            cause.SqliteErrorCode switch
            {
                _ when cause.SqliteExtendedErrorCode == NoRoomForSharedMemory => DatabaseFault.Full,
                Busy or Locked => DatabaseFault.Locked,
                ReadOnly => DatabaseFault.ReadOnly,
                Corrupt or NotADatabase => DatabaseFault.Damaged,
                Full => DatabaseFault.Full,
                _ => DatabaseFault.Unusable,
            },
            cause.Message,
            cause
        );

    public static DatabaseException Of(Exception cause) =>
        cause is SqliteException failure ? Of(failure) : new(DatabaseFault.Unusable, cause.Message, cause);
}
