namespace FaceNet.Databases;

/// <summary>Makes or brings up to date what a file holds; refuses what is not of its kind, before anything is written.</summary>
internal static class DatabaseSchema
{
    /// <exception cref="DatabaseException">It belongs to another program, to a newer version, or is damaged.</exception>
    public static void Prepare(Database database, DatabaseFormat format)
    {
        // Looked at before anything is written: a user may name a database of another program by mistake.
        var isNew = IsNew(database);
        if (!isNew)
            Refuse(database, format);
        // A file that was made before there were checks is rewritten once.
        if (format.IsPrecious && !database.ReserveChecks() && !isNew)
            database.Execute("VACUUM");
        if (isNew)
            database.Execute("PRAGMA journal_mode = WAL");
        if (isNew || database.Number("PRAGMA user_version") < format.Version)
            Migrate(database, format);
        database.Execute($"PRAGMA synchronous = {(format.IsPrecious ? "FULL" : "NORMAL")}");
        database.Execute("PRAGMA foreign_keys = ON");
        if (format.IsPrecious)
            database.Number("PRAGMA secure_delete = ON");
    }

    /// <exception cref="DatabaseException">
    /// It belongs to another program, to a newer version, or a part of it contradicts another.
    /// </exception>
    public static void Check(Database database, DatabaseFormat format)
    {
        if (IsNew(database))
            return;
        Refuse(database, format);
        if (database.Value("PRAGMA integrity_check") is string and not "ok" and var fault)
            throw new DatabaseException(DatabaseFault.Damaged, fault.ReplaceLineEndings(" "));
    }

    private static bool IsNew(Database database) => database.Number("SELECT count(*) FROM sqlite_schema") == 0;

    private static void Refuse(Database database, DatabaseFormat format)
    {
        if (database.Number("PRAGMA application_id") != format.Application)
            throw new DatabaseException(DatabaseFault.Foreign, "It is a database of another program.");
        if (database.Number("PRAGMA user_version") is var version && version > format.Version)
            throw new DatabaseException(DatabaseFault.Newer, $"format {version}, this one knows {format.Version}");
    }

    private static void Migrate(Database database, DatabaseFormat format) =>
        database.Write(() =>
        {
            // Another process may have done the same a moment ago.
            for (var version = database.Number("PRAGMA user_version"); version < format.Version; version++)
            {
                database.Execute(format.Migrations[(int)version]);
                database.Execute($"PRAGMA user_version = {version + 1}");
            }
            database.Execute($"PRAGMA application_id = {format.Application}");
        });
}
