using System.Numerics;
using System.Security.Cryptography;
using FaceNet.Databases;
using FaceNet.Galleries;

namespace FaceNet.Benchmarks.ColdStart;

/// <summary>
/// A gallery of made-up people of ten faces on average, drawn as in <c>clustering/compare.py</c>, with thumbnails of the
/// usual length. Written by the gallery's own parts, many faces in one transaction; enrolled one by one, each would wait
/// for the disk.
/// </summary>
/// <param name="path">The file; made if there is none.</param>
/// <param name="space">The model of the vectors.</param>
/// <param name="photos">How many faces are there already.</param>
internal sealed class DrawnGallery(string path, EmbeddingSpace space, int photos = 0) : IDisposable
{
    private const int ThumbnailBytes = 4096;
    private const int FacesInTransaction = 20_000;

    private readonly Database database = Database.Open(path, GalleryFormat.Current);
    private readonly Random random = new(photos);
    private readonly float[] scale = Scale(space.Dimension);

    /// <summary>The faces of people who are new, so many in all.</summary>
    public void AddPeople(int faces)
    {
        if (new GalleryFaces(database).Space() is null)
            new GalleryFaces(database).SetSpace(space);
        for (var left = faces; left > 0; )
            left -= database.Write(() =>
            {
                var added = 0;
                while (added < Math.Min(left, FacesInTransaction))
                    added += AddPerson(Math.Min(left - added, People()));
                return added;
            });
    }

    /// <inheritdoc />
    public void Dispose() => database.Dispose();

    /// <summary>Geometric, with mean 10.</summary>
    private int People() => 1 + (int)(Math.Log(1 - random.NextDouble()) / Math.Log(0.9));

    private int AddPerson(int faces)
    {
        var (people, members) = (new GalleryPeople(database), new GalleryMembers(database));
        var (ownFaces, journal) = (new GalleryFaces(database), new GalleryJournal(database));
        var decisions = new GalleryDecisions(people, ownFaces, members, journal, new JournalErasure(database));
        var person = people.Add($"Person of photo {photos}");
        var (centre, spread) = (Gaussian(1), 0.4f + (0.5f * random.NextSingle()));
        for (var face = 0; face < faces; face++)
            decisions.Enroll(person, isNew: face == 0, ownFaces.Add(Face(centre, spread)));
        return faces;
    }

    private NewFace Face(float[] centre, float spread)
    {
        var thumbnail = new byte[ThumbnailBytes];
        random.NextBytes(thumbnail);
        var own = Gaussian(spread);
        var common = 0.8f / MathF.Sqrt(space.Dimension);
        var name = $"2024/summer/IMG_{photos++:0000000}.jpg";
        return new NewFace(
            new GalleryPhoto(Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(photos))), name),
            new Face
            {
                Box = new BoundingBox(10, 10, 100, 120),
                Score = 0.99f,
                Landmarks = new FaceLandmarks(new Vector2[FaceLandmarks.Count]),
                Quality = new FaceQuality(0.9f, 1, 0.9f, 1, []),
                Embedding = Embedding.Normalize([.. centre.Zip(own, (one, other) => common + one + other)]),
            },
            space,
            thumbnail
        );
    }

    private float[] Gaussian(float length)
    {
        var values = new float[scale.Length];
        for (var at = 0; at < values.Length; at++)
            values[at] =
                MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle()))
                * MathF.Cos(MathF.Tau * random.NextSingle())
                * scale[at]
                * length;
        return values;
    }

    private static float[] Scale(int dimension)
    {
        var scale = Enumerable.Range(1, dimension).Select(at => MathF.Pow(at, -0.25f)).ToArray();
        var length = MathF.Sqrt(scale.Sum(value => value * value));
        return Array.ConvertAll(scale, value => value / length);
    }
}
