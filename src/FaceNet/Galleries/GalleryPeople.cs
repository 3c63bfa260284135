using FaceNet.Databases;

namespace FaceNet.Galleries;

/// <summary>
/// The people of a gallery's file. Names are sealed there, so a name is looked for among all of them: some hundreds are
/// read in a millisecond.
/// </summary>
internal sealed class GalleryPeople(Database database)
{
    private const string Query = """
        SELECT person.id, person.name, count(face.id) FROM person
        LEFT JOIN face ON face.person = person.id
        """;

    /// <summary>How often people were changed through this object.</summary>
    public long Changes { get; private set; }

    public IReadOnlyList<GalleryPerson> All() =>
        [
            .. database
                .Rows(
                    $"{Query} GROUP BY person.id",
                    row => new GalleryPerson(
                        row.GetInt64(0),
                        PersonalData.OpenText(row.GetFieldValue<byte[]>(1)),
                        row.GetInt32(2)
                    )
                )
                .OrderBy(person => person.Name, PersonName.Comparer),
        ];

    public GalleryPerson? Find(string name)
    {
        var wanted = name.Trim();
        // Without their faces, which need not be counted for everybody.
        var id = database
            .Rows(
                "SELECT id, name FROM person",
                row => (Id: row.GetInt64(0), Name: PersonalData.OpenText(row.GetFieldValue<byte[]>(1)))
            )
            .Where(person => PersonName.Comparer.Equals(person.Name, wanted))
            .Select(person => (long?)person.Id)
            .FirstOrDefault();
        return id is { } found ? Get(found) : null;
    }

    public GalleryPerson Get(long id) =>
        database
            .Rows(
                $"{Query} WHERE person.id = $id GROUP BY person.id",
                row => new GalleryPerson(id, PersonalData.OpenText(row.GetFieldValue<byte[]>(1)), row.GetInt32(2)),
                ("$id", id)
            )
            .Single();

    public long Add(string name)
    {
        Changes++;
        return database.Number(
            "INSERT INTO person (name) VALUES ($name) RETURNING id",
            ("$name", PersonalData.Seal(name))
        );
    }

    public void Rename(long id, string name)
    {
        Changes++;
        database.Execute(
            "UPDATE person SET name = $name WHERE id = $id",
            ("$name", PersonalData.Seal(name)),
            ("$id", id)
        );
    }

    public void Remove(long id)
    {
        Changes++;
        database.Execute("DELETE FROM person WHERE id = $id", ("$id", id));
    }
}
