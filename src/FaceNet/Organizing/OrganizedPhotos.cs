namespace FaceNet.Organizing;

/// <summary>Who is on which photo of a collection. Every scanned file and every face in it appears exactly once.</summary>
public sealed record OrganizedPhotos
{
    /// <summary>Files that were scanned, the unreadable ones among them.</summary>
    public required int PhotoCount { get; init; }

    /// <summary>The people: who is on most photos first, then by id.</summary>
    public required IReadOnlyList<Person> People { get; init; }

    /// <summary>Faces that belong to nobody found: too unlike the others, or too poor to tell. By photo.</summary>
    public required IReadOnlyList<FaceInPhoto> Alone { get; init; }

    /// <summary>Paths of photos without a face, in ordinal order.</summary>
    public required IReadOnlyList<string> WithoutFace { get; init; }

    /// <summary>Files that could not be read, in ordinal order of their paths.</summary>
    public required IReadOnlyList<UnreadablePhoto> Unreadable { get; init; }

    /// <summary>All faces, of people and alone.</summary>
    public int FaceCount => People.Sum(person => person.Faces.Count) + Alone.Count;
}
