using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FaceNet.Databases;

/// <summary>
/// A SQLite file of a known format, readable by its owner only. Safe to call from several threads; several processes
/// may share a file. Every failure of the file is a <see cref="DatabaseException"/>.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);
    private readonly Lock access = new();
    private bool inTransaction;

    private Database(string path, DatabaseFormat format, TimeSpan patience) =>
        connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
                DefaultTimeout = (int)patience.TotalSeconds,
                Vfs = format.IsPrecious ? CheckedFiles.Name : null,
            }.ToString()
        );

    /// <summary>Opens the file, or makes it and its folder, and brings it to the present version of its format.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">What is in it.</param>
    /// <param name="checking">Called before all of a file is checked that was not closed properly; null for nobody.</param>
    /// <exception cref="DatabaseException">It is damaged, of a newer version, of another program, or unusable.</exception>
    public static Database Open(string path, DatabaseFormat format, Action? checking = null)
    {
        var database = new Database(path, format, format.Patience);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            CreatePrivately(path);
            KeepModesAlike(path);
            // The journal of a file that was closed properly is gone, unless somebody else has the file open.
            if (format.IsPrecious && new FileInfo(path + WriteAheadLog.Suffix) is { Exists: true, Length: > 0 })
                CheckUnlessInUse(path, format, checking);
            database.connection.Open();
            DatabaseSchema.Prepare(database, format);
            return database;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            database.Dispose();
            throw DatabaseException.Of(exception);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>See <see cref="CheckedFiles.Reserve"/>.</summary>
    public bool ReserveChecks()
    {
        lock (access)
            return CheckedFiles.Reserve(connection.Handle!.DangerousGetHandle());
    }

    /// <summary>Runs a statement, or several without parameters; the number of rows that it changed.</summary>
    public int Execute(string statement, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (access)
            return Try(Command(statement, parameters), command => command.ExecuteNonQuery());
    }

    /// <summary>The first value of the first row, or null.</summary>
    public object? Value(string query, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (access)
            return Try(Command(query, parameters), command => command.ExecuteScalar());
    }

    /// <summary>The first value of the first row, which must be a whole number.</summary>
    public long Number(string query, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        (long)Value(query, parameters)!;

    /// <summary>All rows, read before the call returns.</summary>
    public IReadOnlyList<T> Rows<T>(
        string query,
        Func<DbDataReader, T> read,
        params ReadOnlySpan<(string Name, object? Value)> parameters
    )
    {
        var rows = new List<T>();
        Each(query, row => rows.Add(read(row)), parameters);
        return rows;
    }

    /// <summary>Hands over one row after the other; nobody else can use the database meanwhile.</summary>
    public void Each(
        string query,
        Action<DbDataReader> take,
        params ReadOnlySpan<(string Name, object? Value)> parameters
    )
    {
        lock (access)
            Try(
                Command(query, parameters),
                command =>
                {
                    using var reader = command.ExecuteReader();
                    while (reader.Read())
                        take(reader);
                    return true;
                }
            );
    }

    /// <summary>
    /// Does several things as one: all of it is in the file afterwards, or, after an exception or the end of the
    /// process, none. Other processes wait. Within another such call it is a part of that one.
    /// </summary>
    public T Write<T>(Func<T> work) => Together("BEGIN IMMEDIATE", work);

    /// <summary>
    /// Reads several things as they were at one moment. Other processes do not wait. Within another such call, or one
    /// that writes, it is a part of that one.
    /// </summary>
    public T Read<T>(Func<T> work) => Together("BEGIN", work);

    /// <inheritdoc cref="Write{T}(Func{T})"/>
    public void Write(Action work) =>
        Write(() =>
        {
            work();
            return true;
        });

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var command in commands.Values)
            command.Dispose();
        connection.Dispose();
    }

    private T Together<T>(string begin, Func<T> work)
    {
        lock (access)
        {
            if (inTransaction)
                return work();
            Execute(begin);
            inTransaction = true;
            try
            {
                var result = work();
                Execute("COMMIT");
                return result;
            }
            catch
            {
                RollBack();
                throw;
            }
            finally
            {
                inTransaction = false;
            }
        }
    }

    /// <summary>
    /// Checks a file that was not closed properly, while nobody else can come in. A file that somebody has open was checked
    /// when they opened it; it shows by the lock that they keep as long.
    /// </summary>
    private static void CheckUnlessInUse(string path, DatabaseFormat format, Action? checking)
    {
        // Less than nothing is never waited: 0 would be for ever.
        using var database = new Database(path, format, TimeSpan.FromSeconds(-1));
        try
        {
            database.connection.Open();
            // SQLite takes the lock with the first access, and keeps it.
            database.Execute("PRAGMA locking_mode = EXCLUSIVE");
            database.Number("PRAGMA schema_version");
            database.CheckLog(path + WriteAheadLog.Suffix);
            checking?.Invoke();
            DatabaseSchema.Check(database, format);
        }
        catch (DatabaseException exception) when (exception.Fault is DatabaseFault.Locked or DatabaseFault.ReadOnly) { }
    }

    private void CheckLog(string path)
    {
        if (WriteAheadLog.FindDamage(path) is not { } damage)
            return;
        // Who closes a database takes over what he could read of its log, and deletes it.
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
        throw new DatabaseException(
            DatabaseFault.DamagedLog,
            $"from byte {damage.Place:N0} on, with {damage.Commits:N0} {(damage.Commits == 1 ? "change" : "changes")} behind it"
        );
    }

    // Faces are personal data: nobody else on the machine may read them. SQLite gives its other files the same mode.
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

    // A look into a file that was read-only then may have left others beside it which are so still.
    private static void KeepModesAlike(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var beside in (string[])[path + WriteAheadLog.Suffix, path + "-shm"])
            if (File.Exists(beside) && File.GetUnixFileMode(beside) != File.GetUnixFileMode(path))
                File.SetUnixFileMode(beside, File.GetUnixFileMode(path));
    }

    // Statements are few and constant, so each is prepared once.
    private SqliteCommand Command(string text, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!commands.TryGetValue(text, out var command))
        {
            commands.Add(text, command = connection.CreateCommand());
            command.CommandText = text;
            foreach (var (name, _) in parameters)
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
        foreach (var (name, value) in parameters)
            command.Parameters[name].Value = value ?? DBNull.Value;
        return command;
    }

    private void RollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (DatabaseException)
        {
            // After some failures SQLite has rolled back by itself; what went wrong first is the thing to tell.
        }
    }

    private static T Try<T>(SqliteCommand command, Func<SqliteCommand, T> run)
    {
        try
        {
            return run(command);
        }
        catch (SqliteException exception)
        {
            throw DatabaseException.Of(exception);
        }
    }
}
