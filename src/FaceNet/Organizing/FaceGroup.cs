namespace FaceNet.Organizing;

/// <summary>Faces that are one person.</summary>
/// <param name="Founders">Good faces that found each other, at least one, by photo.</param>
/// <param name="Attached">Faces that were given to them afterwards.</param>
internal sealed record FaceGroup(IReadOnlyList<EmbeddedFace> Founders, IReadOnlyList<EmbeddedFace> Attached)
{
    /// <summary>What the person is called; null where nobody told.</summary>
    public string? Name { get; init; }

    public IEnumerable<EmbeddedFace> Faces => Founders.Concat(Attached);

    public IReadOnlyList<Embedding> Vectors => [.. Founders.Select(face => face.Embedding)];

    public static FaceGroup Join(IEnumerable<FaceGroup> groups, string name) =>
        new(
            [.. groups.SelectMany(group => group.Founders).Order(EmbeddedFace.ByPhoto)],
            [.. groups.SelectMany(group => group.Attached)]
        )
        {
            Name = name,
        };

    public Person ToPerson() =>
        new(
            PersonId.Of(Founders[0].Info),
            Founders.Select(face => face.Info).MaxBy(face => (face.Quality.Score, face.Score))!,
            [.. Faces.Order(EmbeddedFace.ByPhoto).Select(face => face.Info)]
        )
        {
            Name = Name,
        };
}
