namespace FaceNet.Training.Data.Checking;

/// <summary>Faces as a judge sees them, with the names they have.</summary>
internal sealed class LabelledVectors
{
    /// <summary>Takes an embedding a picture.</summary>
    /// <param name="pictures">Path, person and embedding of each.</param>
    public LabelledVectors(IReadOnlyList<(string Path, string Person, Embedding Embedding)> pictures)
    {
        Paths = [.. pictures.Select(picture => picture.Path)];
        Embeddings = [.. pictures.Select(picture => picture.Embedding)];
        var byPerson = pictures.Index().ToLookup(picture => picture.Item.Person, picture => picture.Index);
        People = [.. byPerson.Select(person => person.Key).Order(StringComparer.Ordinal)];
        ImagesOf = [.. People.Select(person => byPerson[person].ToArray())];
        var personOf = new int[pictures.Count];
        foreach (var (person, images) in ImagesOf.Index())
        foreach (var image in images)
            personOf[image] = person;
        PersonOf = personOf;
    }

    /// <summary>The crops of a cache and their embeddings.</summary>
    public LabelledVectors(CropCache crops, IReadOnlyList<Embedding> embeddings)
        : this([
            .. embeddings.Select((embedding, at) => (crops.PathOf(at), crops.People[crops.PersonOf(at)], embedding)),
        ]) { }

    public IReadOnlyList<string> Paths { get; }

    public IReadOnlyList<Embedding> Embeddings { get; }

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<string> People { get; }

    public IReadOnlyList<int> PersonOf { get; }

    public IReadOnlyList<IReadOnlyList<int>> ImagesOf { get; }
}
