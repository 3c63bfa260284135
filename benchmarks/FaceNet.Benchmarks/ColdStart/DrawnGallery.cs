using System.Numerics;
using System.Security.Cryptography;
using FaceNet.Databases;
using FaceNet.Galleries;

namespace FaceNet.Benchmarks.ColdStart;

/// <summary>
/// A gallery of made-up people of ten faces on average with thumbnails of the usual length. Written by the gallery's own parts, many faces in one transaction; enrolled one by one, each would wait
/// for the disk.
/// </summary>
internal sealed class DrawnGallery : IDisposable
{
    private const int ThumbnailBytes = 4096;
    private const int FacesInTransaction = 20_000;

    private readonly EmbeddingSpace space;
    private readonly Database database;
    private readonly Random random;
    private readonly DrawnPeople drawn;
    private int photos;

    /// <param name="path">The file; made if there is none.</param>
    /// <param name="space">The model of the vectors.</param>
    public DrawnGallery(string path, EmbeddingSpace space)
    {
        this.space = space;
        database = Database.Open(path, GalleryFormat.Current);
        photos = (int)database.Number("SELECT count(*) FROM photo");
        random = new Random(photos);
        drawn = new DrawnPeople(random, space.Dimension);
    }

    /// <summary>The faces of people who are new, so many in all.</summary>
    public void AddPeople(int faces) => Add(faces, AddPerson);

    /// <summary>The same, but nobody said whose they are.</summary>
    public void AddFacesOfNobody(int faces) => Add(faces, AddStranger);

    private void Add(int faces, Func<int, int> addPerson)
    {
        if (new GalleryFaces(database).Space() is null)
            new GalleryFaces(database).SetSpace(space);
        for (var left = faces; left > 0; )
            left -= database.Write(() =>
            {
                var added = 0;
                while (added < Math.Min(left, FacesInTransaction))
                    added += addPerson(Math.Min(left - added, People()));
                return added;
            });
    }

    /// <summary>So many people, each with the next one said to be two.</summary>
    public void AddDifferences(int count) =>
        database.Write(() =>
        {
            var (members, journal) = (new GalleryMembers(database), new GalleryJournal(database));
            for (long person = 1; person <= count; person++)
                journal.Add(
                    DecisionKind.Differ,
                    person + 1,
                    new Statement(person) { Left = members.Of(person), Right = members.Of(person + 1) }
                );
        });

    /// <summary>New faces, each of another of the people there are.</summary>
    public void AddFaces(int faces) =>
        database.Write(() =>
        {
            var people = database.Number("SELECT count(*) FROM person");
            for (var face = 0; face < faces; face++)
                AddFace(1 + (face * people / faces), isNew: false, drawn.Person()());
        });

    /// <inheritdoc />
    public void Dispose() => database.Dispose();

    /// <summary>Geometric, with mean 10.</summary>
    private int People() => 1 + (int)(Math.Log(1 - random.NextDouble()) / Math.Log(0.9));

    private int AddPerson(int faces)
    {
        var person = new GalleryPeople(database).Add($"Person of photo {photos}");
        var face = drawn.Person();
        for (var count = 0; count < faces; count++)
            AddFace(person, isNew: count == 0, face());
        return faces;
    }

    private int AddStranger(int faces)
    {
        var (table, face) = (new GalleryFaces(database), drawn.Person());
        for (var count = 0; count < faces; count++)
            table.Add(Face(face()));
        return faces;
    }

    private void AddFace(long person, bool isNew, Embedding face)
    {
        var (people, members) = (new GalleryPeople(database), new GalleryMembers(database));
        var (faces, journal) = (new GalleryFaces(database), new GalleryJournal(database));
        new GalleryDecisions(people, faces, members, journal, new JournalErasure(database)).Enroll(
            person,
            isNew,
            faces.Add(Face(face))
        );
    }

    private NewFace Face(Embedding face)
    {
        var thumbnail = new byte[ThumbnailBytes];
        random.NextBytes(thumbnail);
        var name = $"2024/summer/IMG_{photos++:0000000}.jpg";
        return new NewFace(
            new GalleryPhoto(Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(photos))), name),
            new Face
            {
                Box = new BoundingBox(10, 10, 100, 120),
                Score = 0.99f,
                Landmarks = new FaceLandmarks(new Vector2[FaceLandmarks.Count]),
                Quality = new FaceQuality(0.9f, 1, 0.9f, 1, []),
                Embedding = face,
            },
            space,
            thumbnail
        );
    }
}
