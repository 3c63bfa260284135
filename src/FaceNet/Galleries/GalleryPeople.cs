using System.Data.Common;
using System.Globalization;
using FaceNet.Databases;

namespace FaceNet.Galleries;

/// <summary>
/// The people of a gallery's file. Names are sealed there, so a name is looked for among all of them: some hundreds are
/// read in a millisecond. Who was given no name has one made of the number.
/// </summary>
internal sealed class GalleryPeople(Database database)
{
    private const string MadeName = "Person ";
    private const string Query = """
        SELECT person.id, person.name, count(member.face) FROM person
        LEFT JOIN member ON member.person = person.id
        """;

    /// <summary>How often people were changed through this object.</summary>
    public long Changes { get; private set; }

    /// <summary>The name of somebody who was given none.</summary>
    public static string NameMadeFor(long id) => string.Create(CultureInfo.InvariantCulture, $"{MadeName}{id}");

    /// <summary>Everybody: those with a given name by name, then the others by number.</summary>
    public IReadOnlyList<GalleryPerson> All() =>
        [
            .. database
                .Rows($"{Query} GROUP BY person.id", Read)
                .OrderByDescending(person => person.IsNamed)
                .ThenBy(person => person.IsNamed ? person.Name : "", PersonName.Comparer)
                .ThenBy(person => person.Id),
        ];

    public GalleryPerson? Find(string name)
    {
        var wanted = name.Trim();
        // Without their faces, which need not be counted for everybody.
        var id = database
            .Rows("SELECT id, name FROM person", row => (Id: row.GetInt64(0), Name: NameIn(row)))
            .Where(person => PersonName.Comparer.Equals(person.Name, wanted))
            .Select(person => (long?)person.Id)
            .FirstOrDefault();
        return id is { } found ? Get(found) : null;
    }

    public GalleryPerson Get(long id) => TryGet(id)!;

    public GalleryPerson? TryGet(long id) =>
        database.Rows($"{Query} WHERE person.id = $id GROUP BY person.id", Read, ("$id", id)).SingleOrDefault();

    /// <summary>The name that a person was given; null for none, or nobody.</summary>
    public string? GivenName(long id) =>
        database.Value("SELECT name FROM person WHERE id = $id", ("$id", id)) is byte[] name
            ? PersonalData.OpenText(name)
            : null;

    public bool Exists(long id) => database.Value("SELECT 1 FROM person WHERE id = $id", ("$id", id)) is not null;

    public long Add(string? name)
    {
        Changes++;
        return database.Number("INSERT INTO person (name) VALUES ($name) RETURNING id", ("$name", Sealed(name)));
    }

    /// <summary>
    /// A way to add people without a name. It passes over numbers of which somebody else was given the name; names are
    /// read once, so it is for use within one transaction.
    /// </summary>
    public Func<long> Founding()
    {
        var taken = database
            .Rows("SELECT id, name FROM person WHERE name IS NOT NULL", NameIn)
            .Where(name => name.StartsWith(MadeName, StringComparison.OrdinalIgnoreCase))
            .ToHashSet(PersonName.Comparer);
        return () =>
        {
            while (true)
            {
                var id = Add(null);
                if (!taken.Contains(NameMadeFor(id)))
                    return id;
                Remove(id);
            }
        };
    }

    /// <summary>Makes a person what it was, even when it is gone.</summary>
    public void Restore(long id, string? name)
    {
        Changes++;
        database.Execute(
            "INSERT INTO person (id, name) VALUES ($id, $name) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            ("$id", id),
            ("$name", Sealed(name))
        );
    }

    public void Remove(long id)
    {
        Changes++;
        database.Execute("DELETE FROM person WHERE id = $id", ("$id", id));
    }

    /// <summary>Those without a given name and without a face: nothing is left of them.</summary>
    public IReadOnlyList<GalleryPerson> Empty() =>
        database.Rows($"{Query} WHERE person.name IS NULL GROUP BY person.id HAVING count(member.face) = 0", Read);

    private static GalleryPerson Read(DbDataReader row) =>
        new(row.GetInt64(0), NameIn(row), row.GetInt32(2)) { IsNamed = !row.IsDBNull(1) };

    private static string NameIn(DbDataReader row) =>
        row.IsDBNull(1) ? NameMadeFor(row.GetInt64(0)) : PersonalData.OpenText(row.GetFieldValue<byte[]>(1));

    private static byte[]? Sealed(string? name) => name is null ? null : PersonalData.Seal(name);
}
