namespace FaceNet.Clustering;

/// <summary>
/// Disjoint sets of faces that grow by joining, and never join what must stay apart. They begin with what is known to
/// belong together.
/// </summary>
internal sealed class FaceSets
{
    private readonly int[] parents;
    private readonly int[] sizes;
    private readonly ApartGroups apart;

    /// <exception cref="ArgumentException">A constraint names a face that is not there.</exception>
    public FaceSets(int faces, ClusteringConstraints? constraints)
    {
        constraints ??= ClusteringConstraints.None;
        constraints.RefuseStrangers(faces);
        parents = [.. Enumerable.Range(0, faces)];
        sizes = new int[faces];
        Array.Fill(sizes, 1);
        apart = new ApartGroups(faces, constraints.Apart);
        foreach (var (first, second) in TogetherPairs(constraints))
            TryJoin(first, second);
    }

    public int Count => parents.Length;

    /// <summary>What is to be joined before anything else, in order.</summary>
    public static IEnumerable<(int First, int Second)> TogetherPairs(ClusteringConstraints constraints) =>
        constraints.Together.SelectMany(set => set.Skip(1).Select(face => (set[0], face)));

    /// <summary>The face that stands for the set of a face: the first of the larger of two that joined.</summary>
    public int Find(int face)
    {
        while (parents[face] != face)
            face = parents[face] = parents[parents[face]];
        return face;
    }

    /// <summary>How many faces the set of a face has.</summary>
    public int SizeOf(int face) => sizes[Find(face)];

    /// <summary>True unless the sets of two faces must stay apart.</summary>
    public bool MayJoin(int first, int second) => !apart.Forbid(Find(first), Find(second));

    /// <summary>The constraint sets that the set of a face has a part in.</summary>
    public ReadOnlySpan<int> ApartSetsOf(int face) => apart.Of(Find(face));

    /// <summary>Joins the sets of two faces. False when they must stay apart, or were one set before.</summary>
    public bool TryJoin(int first, int second)
    {
        var (root, other) = (Find(first), Find(second));
        if (root == other || apart.Forbid(root, other))
            return false;
        if (sizes[root] < sizes[other])
            (root, other) = (other, root);
        parents[other] = root;
        sizes[root] += sizes[other];
        apart.Merge(root, other, root);
        return true;
    }

    /// <summary>The set of each face, numbered in the order of their first faces.</summary>
    public int[] Labels() => ClusterLabels.InOrder(Count, Find);
}
