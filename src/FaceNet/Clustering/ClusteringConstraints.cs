namespace FaceNet.Clustering;

/// <summary>
/// What is known about faces before they are clustered, by index. <see cref="Apart"/> always holds. <see cref="Together"/>
/// holds as far as that allows: its sets are taken in order, and in each the faces in order, and a face that must stay
/// apart from somebody already there is left out.
/// </summary>
public sealed record ClusteringConstraints
{
    /// <summary>Nothing is known.</summary>
    public static ClusteringConstraints None { get; } = new();

    /// <summary>
    /// Sets of faces of which no two share a cluster, as the faces of one photo, or two that somebody said are not the
    /// same person (cannot-link).
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Apart { get; init; } = [];

    /// <summary>
    /// Sets of faces that share a cluster, as those that somebody said are one person (must-link). Sets with a face in
    /// common are one set.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Together { get; init; } = [];

    internal void RefuseStrangers(int faces)
    {
        foreach (var (name, sets) in new[] { (nameof(Apart), Apart), (nameof(Together), Together) })
        foreach (var set in sets)
        foreach (var face in set)
            if (face < 0 || face >= faces)
                throw new ArgumentException(
                    $"{name} names face {face}, but there are {faces} faces, numbered from 0.",
                    name
                );
    }
}
