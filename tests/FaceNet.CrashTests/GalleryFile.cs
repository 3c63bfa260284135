using Microsoft.Data.Sqlite;

namespace FaceNet.CrashTests;

/// <summary>What SQLite itself says of a gallery's file, and what lies beside it.</summary>
internal static class GalleryFile
{
    public static IEnumerable<string> Faults(string folder)
    {
        foreach (var file in Directory.GetFiles(folder).Select(Path.GetFileName))
            if (file != GalleryWork.FileName)
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
