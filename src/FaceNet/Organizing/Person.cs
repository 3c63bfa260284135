namespace FaceNet.Organizing;

/// <summary>Someone who was found on several photos.</summary>
/// <param name="Id">
/// Stable name made of letters, digits and hyphens, fit for a folder: the same folder of photos gives the same ids, and
/// photos that are added later under names that sort behind the others do not change them.
/// </param>
/// <param name="Cover">The face that shows the person best.</param>
/// <param name="Faces">All faces, the cover among them, by photo.</param>
public sealed record Person(string Id, FaceInPhoto Cover, IReadOnlyList<FaceInPhoto> Faces)
{
    /// <summary>The person's name; null where nobody told it.</summary>
    public string? Name { get; init; }

    /// <summary>The photos that the person is on, each once, in ordinal order of their paths.</summary>
    public IReadOnlyList<string> Photos { get; } = [.. Faces.Select(face => face.Photo).Distinct()];
}
