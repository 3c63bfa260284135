using FaceNet.Galleries;
using FaceNet.Search;

namespace FaceNet.Recognition.Indexing;

/// <summary>
/// A <see cref="PeopleIndex"/> on disk, with the moment of the gallery that it is of. It holds vectors as they are, to be
/// searched in place; no names. When galleries are encrypted, this file is to be as well.
/// </summary>
internal static class PeopleIndexFile
{
    private const int Version = 1;

    /// <exception cref="IOException">It cannot be written; what was there before is unchanged.</exception>
    /// <exception cref="VectorIndexException">The index lies in a file itself, which is damaged.</exception>
    public static void Save(string path, PeopleIndex people, EmbeddingSpace space, GalleryMark mark)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write(space.Identity);
        writer.Write(mark.Change);
        writer.Write(mark.Mark.Length);
        writer.Write(mark.Mark);
        writer.Write(people.End);
        writer.Write(people.Count);
        foreach (var person in people.People.OrderBy(person => person.First))
            Write(writer, person);
        new IndexBundle(people.Vectors, bytes.ToArray()).Save(path);
    }

    /// <exception cref="VectorIndexException">The file is missing, damaged, or of another kind, version or model.</exception>
    public static (PeopleIndex People, GalleryMark Mark) Open(string path, EmbeddingSpace space)
    {
        var bundle = IndexBundle.Open(path);
        try
        {
            return Read(path, bundle, space);
        }
        catch
        {
            foreach (var index in bundle.Indexes)
                index.Dispose();
            throw;
        }
    }

    private static (PeopleIndex, GalleryMark) Read(string path, IndexBundle bundle, EmbeddingSpace space)
    {
        using var reader = new BinaryReader(new MemoryStream(bundle.Note));
        if (bundle.Indexes.Count != 2 || reader.ReadInt32() != Version)
            throw VectorIndexException.Unusable(path, "It is of another kind or version.");
        if (reader.ReadString() != space.Identity)
            throw VectorIndexException.Unusable(path, "It is of another model.");
        var mark = new GalleryMark(reader.ReadInt64(), reader.ReadBytes(reader.ReadInt32()));
        var end = reader.ReadInt64();
        var people = new List<IndexedPerson>(reader.ReadInt32());
        for (var count = people.Capacity; count > 0; count--)
            people.Add(ReadPerson(reader));
        return (new PeopleIndex(bundle.Indexes[0], bundle.Indexes[1], people, end), mark);
    }

    private static void Write(BinaryWriter writer, IndexedPerson person)
    {
        writer.Write(person.Id);
        writer.Write(person.First);
        writer.Write(person.Count);
        writer.Write(person.LookAlike is not null);
        if (person.LookAlike is not { } known)
            return;
        writer.Write(known.SquaredDistance);
        writer.Write(known.Other);
        writer.Write(known.SeenUpTo);
    }

    private static IndexedPerson ReadPerson(BinaryReader reader)
    {
        var person = new IndexedPerson(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32());
        if (reader.ReadBoolean())
            person.LookAlike = new LookAlike(reader.ReadSingle(), reader.ReadInt64(), reader.ReadInt64());
        return person;
    }
}
