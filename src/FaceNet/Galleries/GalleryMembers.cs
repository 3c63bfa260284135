using FaceNet.Databases;

namespace FaceNet.Galleries;

/// <summary>Which face belongs to whom, in a gallery's file. The faces themselves never change.</summary>
internal sealed class GalleryMembers(Database database)
{
    private const string Query = """
        SELECT face.id, face.photo, member.person FROM face LEFT JOIN member ON member.face = face.id
        """;

    /// <summary>How often faces went to another person through this object.</summary>
    public long Changes { get; private set; }

    /// <summary>All faces, in the order in which they came.</summary>
    public IReadOnlyList<FaceMember> All() =>
        database.Rows(
            $"{Query} ORDER BY face.id",
            row => new FaceMember(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2))
        );

    /// <summary>The faces of a person, in the order in which they came.</summary>
    public IReadOnlyList<long> Of(long person) =>
        database.Rows(
            "SELECT face FROM member WHERE person = $person ORDER BY face",
            row => row.GetInt64(0),
            ("$person", person)
        );

    /// <summary>The faces of nobody, in the order in which they came.</summary>
    public IReadOnlyList<long> OfNobody() =>
        database.Rows(
            "SELECT id FROM face WHERE id NOT IN (SELECT face FROM member) ORDER BY id",
            row => row.GetInt64(0)
        );

    /// <summary>Whose a face is; null for nobody's.</summary>
    public long? PersonOf(long face) =>
        (long?)database.Value("SELECT person FROM member WHERE face = $face", ("$face", face));

    /// <summary>True when a person has more than one face on the photo of a face.</summary>
    public bool SharesPhoto(long face, long person) =>
        database.Number(
            """
            SELECT count(*) FROM face JOIN member ON member.face = face.id
            WHERE face.photo = (SELECT photo FROM face WHERE id = $face) AND member.person = $person
            """,
            ("$face", face),
            ("$person", person)
        ) > 1;

    /// <summary>Gives a face to a person, or to nobody.</summary>
    public void Place(long face, long? person)
    {
        Changes++;
        if (person is null)
            database.Execute("DELETE FROM member WHERE face = $face", ("$face", face));
        else
            database.Execute(
                """
                INSERT INTO member (face, person) VALUES ($face, $person)
                ON CONFLICT (face) DO UPDATE SET person = excluded.person
                """,
                ("$face", face),
                ("$person", person)
            );
    }
}
