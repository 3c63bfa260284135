using System.Data.Common;
using FaceNet.Databases;

namespace FaceNet.Galleries;

/// <summary>The faces of a gallery's file, their photos, and the model of their vectors.</summary>
internal sealed class GalleryFaces(Database database)
{
    private const string Query = """
        SELECT face.id, member.person, face.record, photo.content, photo.place FROM face
        JOIN photo ON photo.id = face.photo
        LEFT JOIN member ON member.face = face.id
        """;

    /// <summary>Boxes of one photo that overlap more, as IoU, are of one face, found by other settings perhaps.</summary>
    private const float SameFace = 0.5f;

    /// <summary>How often faces were changed through this object.</summary>
    public long Changes { get; private set; }

    public EmbeddingSpace? Space() =>
        database
            .Rows(
                "SELECT model, identity, dimension FROM space",
                row => new EmbeddingSpace(row.GetString(0), row.GetString(1), row.GetInt32(2))
            )
            .SingleOrDefault();

    public void SetSpace(EmbeddingSpace space) =>
        database.Execute(
            "INSERT INTO space (model, identity, dimension) VALUES ($model, $identity, $dimension)",
            ("$model", space.Model),
            ("$identity", space.Identity),
            ("$dimension", space.Dimension)
        );

    public IReadOnlyList<GalleryFace> All(long? person) =>
        person is { } id
            ? database.Rows($"{Query} WHERE member.person = $person ORDER BY face.id", Read, ("$person", id))
            : database.Rows($"{Query} ORDER BY face.id", Read);

    /// <summary>Hands over the vectors of people with a name, person by person, each in the order in which they came.</summary>
    /// <param name="person">Whose; null for everybody.</param>
    /// <param name="take">Takes the person and the vector.</param>
    public void EachNamed(long? person, Action<long, Embedding> take)
    {
        const string Named = """
            SELECT member.person, face.record FROM member
            JOIN person ON person.id = member.person JOIN face ON face.id = member.face
            WHERE person.name IS NOT NULL
            """;
        const string Order = "ORDER BY member.person, member.face";
        void Take(DbDataReader row) =>
            take(row.GetInt64(0), PersonalData.OpenFace(row.GetFieldValue<byte[]>(1)).Embedding);
        if (person is { } id)
            database.Each($"{Named} AND member.person = $person {Order}", Take, ("$person", id));
        else
            database.Each($"{Named} {Order}", Take);
    }

    public ReadOnlyMemory<byte> Thumbnail(long face) =>
        database.Value("SELECT thumbnail FROM face WHERE id = $id", ("$id", face)) is byte[] picture
            ? PersonalData.Open(picture)
            : default;

    /// <summary>The face at the same place of the same photo, or null.</summary>
    public GalleryFace? Same(NewFace face) =>
        database
            .Rows($"{Query} WHERE photo.content = $content", Read, ("$content", Hash(face.Photo)))
            .FirstOrDefault(known => known.Face.Box.IntersectionOverUnion(face.Face.Box) > SameFace);

    public bool Exists(long face) => database.Value("SELECT 1 FROM face WHERE id = $id", ("$id", face)) is not null;

    /// <summary>Adds a face of nobody.</summary>
    public long Add(NewFace face)
    {
        Changes++;
        return database.Number(
            "INSERT INTO face (photo, record, thumbnail) VALUES ($photo, $record, $thumbnail) RETURNING id",
            ("$photo", PhotoId(face.Photo)),
            ("$record", PersonalData.Seal(face.Face)),
            ("$thumbnail", PersonalData.Seal(face.Thumbnail.Span))
        );
    }

    /// <summary>Removes faces of nobody, and the photos of which no other face is left.</summary>
    public void Remove(IReadOnlyList<long> gone)
    {
        Changes++;
        foreach (var face in gone)
            database.Execute("DELETE FROM face WHERE id = $id", ("$id", face));
        database.Execute("DELETE FROM photo WHERE id NOT IN (SELECT photo FROM face)");
    }

    private long PhotoId(GalleryPhoto photo) =>
        database.Value("SELECT id FROM photo WHERE content = $content", ("$content", Hash(photo))) is long known
            ? known
            : database.Number(
                "INSERT INTO photo (content, place) VALUES ($content, $place) RETURNING id",
                ("$content", Hash(photo)),
                ("$place", PersonalData.Seal(photo.Path))
            );

    private static byte[] Hash(GalleryPhoto photo) => Convert.FromHexString(photo.Sha256);

    private static GalleryFace Read(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.IsDBNull(1) ? null : row.GetInt64(1),
            new GalleryPhoto(
                Convert.ToHexStringLower(row.GetFieldValue<byte[]>(3)),
                PersonalData.OpenText(row.GetFieldValue<byte[]>(4))
            ),
            PersonalData.OpenFace(row.GetFieldValue<byte[]>(2))
        );
}
