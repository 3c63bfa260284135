using FaceNet.Databases;
using FaceNet.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Galleries;

public sealed class GalleryMigrationSpecs : IDisposable
{
    /// <summary>The first format, as it was released.</summary>
    private const string First = """
        CREATE TABLE space (
            model     TEXT NOT NULL,
            identity  TEXT NOT NULL,
            dimension INTEGER NOT NULL);
        CREATE TABLE person (
            id   INTEGER PRIMARY KEY AUTOINCREMENT,
            name BLOB NOT NULL);
        CREATE TABLE photo (
            id      INTEGER PRIMARY KEY AUTOINCREMENT,
            content BLOB NOT NULL UNIQUE,
            place   BLOB NOT NULL);
        CREATE TABLE face (
            id        INTEGER PRIMARY KEY AUTOINCREMENT,
            person    INTEGER NOT NULL REFERENCES person (id),
            photo     INTEGER NOT NULL REFERENCES photo (id),
            record    BLOB NOT NULL,
            thumbnail BLOB NOT NULL);
        CREATE INDEX face_by_person ON face (person);
        CREATE INDEX face_by_photo ON face (photo);
        """;

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_gallery_of_the_first_version_is_brought_up_to_date_with_all_that_it_holds()
    {
        var faces = new[]
        {
            GalleryScans.Face(1, 1, 0.1f),
            GalleryScans.Face(2, 1, 0.2f),
            GalleryScans.Face(3, 2, 0.3f),
        };
        WriteFirst([("Anna", faces[0]), ("Anna", faces[1]), ("Berta", faces[2])], forgotten: 2);

        using var gallery = Gallery.Open(folder.At("gallery.db"));

        GalleryText.Of(gallery).ShouldBe(["Anna: 1 2", "Berta: 3"]);
        gallery.Space.ShouldBe(GalleryScans.Space);
        foreach (var (found, given) in gallery.Faces().Zip(faces))
        {
            found.Photo.ShouldBe(given.Photo);
            found.Face.Embedding.Values.ToArray().ShouldBe(given.Face.Embedding.Values.ToArray());
            gallery.Thumbnail(found.Id).ToArray().ShouldBe(given.Thumbnail.ToArray());
        }
        // They were enrolled by hand, so they are known; but nothing tells what was before, so nothing is undone.
        gallery.KnownFaces.Order().ShouldBe([1, 2, 3]);
        gallery.Decisions.ShouldAllBe(decision => decision.State == DecisionState.Final);
        gallery.Undo().ShouldBeNull();
        // Two faces and two people had been forgotten: their numbers are not given again.
        gallery.Add("Cleo", GalleryScans.Face(9, 3)).ShouldBe(new AddedFace(new(5, "Cleo", 1), 6, IsNew: true));
    }

    [Fact]
    public void A_gallery_from_before_there_were_checksums_has_them_once_it_was_opened()
    {
        WriteFirst([("Anna", GalleryScans.Face(1, 1))], forgotten: 0);
        Gallery.Open(folder.At("gallery.db")).Dispose();

        var bytes = File.ReadAllBytes(folder.At("gallery.db"));
        for (var page = 0; page < bytes.Length / PageCheck.PageSize; page++)
            PageCheck
                .Matches(bytes.AsSpan(page * PageCheck.PageSize, PageCheck.PageSize), page)
                .ShouldBeTrue($"page {page}");
    }

    [Fact]
    public void An_empty_gallery_of_the_first_version_is_brought_up_to_date()
    {
        WriteFirst([], forgotten: 2);

        using var gallery = Gallery.Open(folder.At("gallery.db"));

        gallery.Add("Anna", GalleryScans.Face(1, 1)).ShouldBe(new AddedFace(new(3, "Anna", 1), 3, IsNew: true));
    }

    private void WriteFirst((string Name, NewFace Face)[] enrolled, int forgotten)
    {
        using var database = Database.Open(
            folder.At("gallery.db"),
            // Without checksums, as files were then.
            new DatabaseFormat(GalleryFormat.Current.Application, [First])
        );
        if (enrolled.Length > 0)
            database.Execute(
                "INSERT INTO space (model, identity, dimension) VALUES ($model, $identity, $dimension)",
                ("$model", GalleryScans.Space.Model),
                ("$identity", GalleryScans.Space.Identity),
                ("$dimension", GalleryScans.Space.Dimension)
            );
        var people = enrolled.Select(face => face.Name).Distinct().ToList();
        foreach (var name in people)
            database.Execute("INSERT INTO person (name) VALUES ($name)", ("$name", PersonalData.Seal(name)));
        foreach (var (name, face) in enrolled)
            Add(database, people.IndexOf(name) + 1, face);
        for (var gone = 0; gone < forgotten; gone++)
        {
            var person = database.Number("INSERT INTO person (name) VALUES (x'') RETURNING id");
            Add(database, person, GalleryScans.Face(100 + gone, 4));
        }
        database.Execute("DELETE FROM face WHERE person > $last", ("$last", people.Count));
        database.Execute("DELETE FROM person WHERE id > $last", ("$last", people.Count));
    }

    private static void Add(Database database, long person, NewFace face)
    {
        var photo = database.Number(
            "INSERT INTO photo (content, place) VALUES ($content, $place) RETURNING id",
            ("$content", Convert.FromHexString(face.Photo.Sha256)),
            ("$place", PersonalData.Seal(face.Photo.Path))
        );
        database.Execute(
            "INSERT INTO face (person, photo, record, thumbnail) VALUES ($person, $photo, $record, $thumbnail)",
            ("$person", person),
            ("$photo", photo),
            ("$record", PersonalData.Seal(face.Face)),
            ("$thumbnail", PersonalData.Seal(face.Thumbnail.Span))
        );
    }
}
