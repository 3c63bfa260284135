using Microsoft.Data.Sqlite;

namespace FaceNet.CrashTests;

/// <summary>What SQLite itself says of a gallery's file, and what lies beside it.</summary>
internal static class GalleryFile
{
    /// <param name="folder">The gallery's.</param>
    /// <param name="beside">Files that may lie there too.</param>
    public static IEnumerable<string> Faults(string folder, params string[] beside)
    {
        foreach (var file in Directory.GetFiles(folder).Select(Path.GetFileName))
            if (file != GalleryWork.FileName && !beside.Contains(file))
                yield return $"{file} was left behind.";
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, GalleryWork.FileName)};Mode=ReadOnly;Pooling=false"
        );
        connection.Open();
        foreach (var check in (string[])["integrity_check", "foreign_key_check"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA {check}";
            if (command.ExecuteScalar() is string and not "ok" and var fault)
                yield return $"{check}: {fault}";
        }
    }
}
