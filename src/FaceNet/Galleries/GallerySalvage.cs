using System.Data.Common;
using FaceNet.Databases;

namespace FaceNet.Galleries;

/// <summary>
/// Copies what is whole of a damaged gallery into a new one, row by row. A row whose page, or a value of which, does not
/// match its checksum is lost, unless an index has all of it.
/// </summary>
internal sealed class GallerySalvage(Database from, Database to)
{
    private readonly List<string> lost = [];

    /// <summary>Copies.</summary>
    /// <returns>What is lost, a sentence each.</returns>
    /// <exception cref="DatabaseException">The damaged one cannot be read at all, or the new one not be written.</exception>
    public IReadOnlyList<string> Run()
    {
        to.Execute("PRAGMA foreign_keys = OFF");
        to.Write(() =>
        {
            // Without its model no vector means anything.
            CopyAll("SELECT * FROM space", "space");
            var people = Copy("person", "id", Last("person"), ["name"]);
            Copy("photo", "id", Last("photo"), ["place"]);
            CopyFaces(Last("face"));
            var owned = Copy("member", "face", Last("face"), [], "member_by_person");
            CopyJournal(Last("decision"));
            foreach (var table in (string[])["member", "statement", "former_face"])
                to.Execute($"DELETE FROM {table} WHERE face NOT IN (SELECT id FROM face)");
            foreach (var face in owned.Where(id => Exists("face", id)))
                lost.Add($"Whose face {face} is, is lost, if it was somebody's.");
            KeepPeople(people);
            foreach (var table in (string[])["person", "photo", "face", "decision"])
                Count(table, Last(table));
        });
        return lost;
    }

    /// <summary>Faces, if need be without their small pictures, which take most of the file.</summary>
    private void CopyFaces(long last)
    {
        var photos = PhotosOfFaces();
        var unread = Copy("face", "id", last, ["record", "thumbnail"]);
        foreach (var face in unread)
            if (TryRead("SELECT id, photo, record FROM face WHERE id = $id", face, ["record"]) is [var row])
            {
                Write("face", [.. row, PersonalData.Seal(ReadOnlySpan<byte>.Empty)]);
                lost.Add($"The small picture of face {face} is lost.");
            }
        var strayed = to.Rows("SELECT id FROM face WHERE photo NOT IN (SELECT id FROM photo)", row => row.GetInt64(0));
        to.Execute("DELETE FROM face WHERE photo NOT IN (SELECT id FROM photo)");
        // Where the index tells which faces there were, others that could not be read were none.
        foreach (var face in strayed.Union(photos?.Keys ?? (IEnumerable<long>)unread).Order())
            if (!Exists("face", face))
                lost.Add(
                    photos is null ? $"Face {face} is lost, if there was one."
                    : to.Value("SELECT place FROM photo WHERE id = $id", ("$id", photos[face])) is byte[] place
                        ? $"Face {face}, on {PersonalData.OpenText(place)}, is lost: enrol it again."
                    : $"Face {face} is lost, with the name of its photo."
                );
        to.Execute("DELETE FROM photo WHERE id NOT IN (SELECT photo FROM face)");
    }

    private void KeepPeople(IReadOnlyList<long> unread)
    {
        to.Execute(
            "INSERT INTO person (id) SELECT DISTINCT person FROM member WHERE person NOT IN (SELECT id FROM person)"
        );
        foreach (var person in unread.Where(id => Exists("person", id)))
            lost.Add($"The name of {GalleryPeople.NameMadeFor(person)} is lost; the faces are still together.");
        long[] gone = [.. unread.Where(id => !Exists("person", id))];
        if (gone.Length > 0)
            lost.Add($"Names of people without a face may be lost, of the numbers {string.Join(", ", gone)}.");
    }

    private void CopyJournal(long last)
    {
        SortedSet<long> gone = [.. Copy("decision", "id", last, [])];
        gone.UnionWith(Copy("statement", "decision", last, [], "statement_by_face"));
        gone.UnionWith(Copy("former_face", "decision", last, []));
        gone.UnionWith(Copy("former_person", "decision", last, ["name"]));
        if (gone.Count == 0)
            return;
        // Half a decision is none.
        foreach (var id in gone)
        {
            foreach (var table in (string[])["statement", "former_face", "former_person"])
                to.Execute($"DELETE FROM {table} WHERE decision = $id", ("$id", id));
            to.Execute("DELETE FROM decision WHERE id = $id", ("$id", id));
        }
        to.Execute(
            $"UPDATE decision SET state = '{DecisionState.Final}' WHERE state = '{DecisionState.InForce}' AND id < $id",
            ("$id", gone.Max)
        );
        lost.Add(
            $"Of what was decided about people, these are lost, and those before them can no longer be undone: {string.Join(", ", gone)}."
        );
    }

    /// <returns>Keys of which something is lost.</returns>
    private List<long> Copy(string table, string key, long last, string[] sealedColumns, string? index = null)
    {
        var unread = new List<long>();
        for (var id = 1L; id <= last; id++)
            if (TryRead($"SELECT * FROM {table} WHERE {key} = $id", id, sealedColumns) is { } rows)
                foreach (var row in rows)
                    Write(table, row);
            else
                unread.Add(id);
        return unread.Count > 0 && index is not null && TryCopyAll(table, index) ? [] : unread;
    }

    private bool TryCopyAll(string table, string index)
    {
        try
        {
            CopyAll($"SELECT * FROM {table} INDEXED BY {index}", table);
            return true;
        }
        catch (DatabaseException exception) when (exception.Fault == DatabaseFault.Damaged)
        {
            return false;
        }
    }

    private void CopyAll(string query, string table)
    {
        foreach (var row in from.Rows(query, Values))
            Write(table, row);
    }

    private IReadOnlyList<object[]>? TryRead(string query, long id, string[] sealedColumns)
    {
        try
        {
            return from.Rows(query, row => Whole(row, sealedColumns), ("$id", id));
        }
        catch (DatabaseException exception) when (exception.Fault == DatabaseFault.Damaged)
        {
            return null;
        }
    }

    private void Write(string table, object[] row)
    {
        var names = Enumerable.Range(0, row.Length).Select(column => $"${column}").ToArray();
        (string, object?)[] parameters = [.. names.Zip(row, (name, value) => (name, (object?)value))];
        to.Execute($"INSERT OR IGNORE INTO {table} VALUES ({string.Join(", ", names)})", parameters);
    }

    /// <summary>Numbers that were given once are not given again.</summary>
    private void Count(string table, long last)
    {
        to.Execute("DELETE FROM sqlite_sequence WHERE name = $table", ("$table", table));
        to.Execute("INSERT INTO sqlite_sequence VALUES ($table, $last)", ("$table", table), ("$last", last));
    }

    private long Last(string table)
    {
        var counted = TryRead($"SELECT max(seq) FROM sqlite_sequence WHERE name = '{table}' AND $id = 0", 0, []);
        return (counted ?? from.Rows($"SELECT max(id) FROM {table}", Values)) is [[long last]] ? last : 0;
    }

    /// <summary>The photo of each face; null where the index does not tell.</summary>
    private Dictionary<long, long>? PhotosOfFaces()
    {
        try
        {
            return from.Rows(
                    "SELECT id, photo FROM face INDEXED BY face_by_photo ORDER BY photo",
                    row => (Face: row.GetInt64(0), Photo: row.GetInt64(1))
                )
                .ToDictionary(pair => pair.Face, pair => pair.Photo);
        }
        catch (DatabaseException exception) when (exception.Fault == DatabaseFault.Damaged)
        {
            return null;
        }
    }

    private bool Exists(string table, long id) =>
        to.Value($"SELECT 1 FROM {table} WHERE id = $id", ("$id", id)) is not null;

    private static object[] Whole(DbDataReader row, string[] sealedColumns)
    {
        foreach (var column in sealedColumns)
            if (row[column] is byte[] value)
                PersonalData.Open(value);
        return Values(row);
    }

    private static object[] Values(DbDataReader row)
    {
        var values = new object[row.FieldCount];
        row.GetValues(values);
        return values;
    }
}
