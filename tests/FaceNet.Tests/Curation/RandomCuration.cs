using FaceNet.Curation;
using FaceNet.Galleries;
using FaceNet.Tests.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Curation;

/// <summary>A gallery to which chance does what a user can do, and what that says about faces.</summary>
internal sealed class RandomCuration : IDisposable
{
    /// <summary>Long enough not to turn up by chance among the bytes of vectors.</summary>
    private const string Unique = "Named-";

    private readonly TestFolder folder = new();
    private readonly Random random;
    private readonly Stack<Said> said = new();
    private int photos;
    private int names;

    public RandomCuration(int seed)
    {
        random = new Random(seed);
        Gallery = Open();
    }

    public Gallery Gallery { get; private set; }

    public int Decisions => said.Count;

    public PlainKnowledge Knowledge => new(said.Reverse());

    public void Dispose()
    {
        Gallery.Dispose();
        folder.Dispose();
    }

    public void Reopen()
    {
        Gallery.Dispose();
        Gallery = Open();
    }

    /// <summary>Photos of one to three faces, of which some look alike and some are of nobody else.</summary>
    public void AddPhotos()
    {
        for (var photo = random.Next(1, 5); photo > 0; photo--, photos++)
            Gallery.Add([.. Enumerable.Range(0, random.Next(1, 4)).Select(at => NewFace(at))]);
    }

    public void Sort(bool isFull)
    {
        var before = Gallery
            .People.Where(person => person.IsNamed)
            .Select(person => (person.Id, person.Name))
            .ToArray();
        new GallerySorter(
            Gallery,
            new()
            {
                MeanSquaredDistance = 0.5f,
                IsFull = isFull,
                Parallelism = 1,
            }
        ).Sort();
        Gallery.People.Where(person => person.IsNamed).Select(person => (person.Id, person.Name)).ShouldBe(before);
    }

    /// <summary>One decision, if chance finds one to make.</summary>
    public void Decide()
    {
        var (people, faces, knowledge) = (Gallery.People, Gallery.Faces(), Knowledge);
        GalleryPerson Somebody() => people[random.Next(people.Count)];
        long[] Of(GalleryPerson person) => [.. faces.Where(face => face.PersonId == person.Id).Select(face => face.Id)];
        long[] Core(IEnumerable<long> all) =>
            all.Where(face => knowledge.KnownAs(face) is not null).ToArray() is { Length: > 0 } core ? core : [.. all];
        var kind = (DecisionKind)random.Next(7);
        if (kind == DecisionKind.Enroll)
        {
            var added = Gallery.Add($"N{random.Next(4)}", NewFace(0));
            photos++;
            said.Push(new Said(added.Person.Id, [added.FaceId], [], [], []));
            return;
        }
        if (people.Count == 0 || faces.Count == 0)
            return;
        var (person, other, face) = (Somebody(), Somebody(), faces[random.Next(faces.Count)].Id);
        var own = Of(person);
        switch (kind)
        {
            case DecisionKind.Name:
                Gallery.Rename(person.Name, $"{Unique}{names++:000}");
                said.Push(new Said(person.Id, person.IsNamed ? [] : own, [], [], []));
                break;
            case DecisionKind.Merge when person.Id != other.Id:
                Gallery.Merge(other.Name, person.Name);
                said.Push(new Said(person.Id, [.. own, .. Of(other)], [], [], []));
                break;
            case DecisionKind.Differ when person.Id != other.Id:
                Gallery.Differ(person.Name, other.Name);
                said.Push(new Said(person.Id, [], [], Core(own), Core(Of(other))));
                break;
            case DecisionKind.Split when own.Length > 1:
                long[] leaving = [.. own.OrderBy(_ => random.Next()).Take(random.Next(1, own.Length)).Order()];
                var added = Gallery.Split(person.Name, leaving, random.Next(2) == 0 ? null : $"{Unique}{names++:000}");
                said.Push(new Said(added.Id, leaving, [], leaving, [.. own.Except(leaving)]));
                break;
            case DecisionKind.Confirm when knowledge.KnownAs(face) != person.Id || !own.Contains(face):
                Gallery.Confirm(person.Name, face);
                var others = own.Where(one => one != face).ToArray();
                var isKnown = person.IsNamed || others.Any(one => knowledge.KnownAs(one) == person.Id);
                said.Push(new Said(person.Id, isKnown ? [face] : [face, .. Core(others)], [], [], []));
                break;
            case DecisionKind.Reject:
                Gallery.Reject(person.Name, face);
                said.Push(
                    new Said(
                        person.Id,
                        [],
                        own.Contains(face) ? [face] : [],
                        [face],
                        Core(own.Where(one => one != face))
                    )
                );
                break;
        }
    }

    /// <summary>Forgets somebody.</summary>
    /// <returns>The name, and whether it can be found in any file, if nobody else was ever called so.</returns>
    public (string Name, bool IsFound) Forget()
    {
        var people = Gallery.People;
        var name = people[random.Next(people.Count)].Name;
        Gallery.Forget(name);
        var text = System.Text.Encoding.UTF8.GetBytes(name);
        return (
            name,
            name.StartsWith(Unique, StringComparison.Ordinal)
                && Directory.GetFiles(folder.Path).Any(file => Holds(file, text))
        );
    }

    public void Undo()
    {
        var undone = Gallery.Undo();
        (undone is not null).ShouldBe(said.TryPop(out _));
    }

    private static bool Holds(string path, byte[] text)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(text) >= 0;
    }

    private NewFace NewFace(int at) =>
        GalleryScans.Face(photos, random.Next(6), random.NextSingle() * 0.6f, x: 100 * at);

    private Gallery Open() => Gallery.Open(folder.At("gallery.db"));
}
