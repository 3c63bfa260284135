namespace FaceNet.Clustering;

/// <summary>
/// Which sets of faces merge at which distance, when edges are taken from the shortest (Kruskal 1956): single linkage as
/// a forest of binary trees. Its leaves are sets of faces that are known to belong together, each numbered as the face
/// that stands for it; inner nodes follow. Merges of what must stay apart are left out.
/// </summary>
internal sealed class MergeForest
{
    private readonly int faces;
    private readonly List<(int Left, int Right, float SquaredDistance)> merges = [];
    private readonly int[] sizes;

    /// <param name="edges">The shortest first.</param>
    /// <param name="sets">The leaves; all that merges is joined here too.</param>
    public MergeForest(GraphEdge[] edges, FaceSets sets)
    {
        faces = sets.Count;
        sizes = new int[2 * faces];
        var nodes = new int[faces];
        var leaves = Enumerable.Range(0, faces).Where(face => sets.Find(face) == face).ToArray();
        foreach (var leaf in leaves)
            (nodes[leaf], sizes[leaf]) = (leaf, sets.SizeOf(leaf));
        foreach (var (first, second, distance) in edges)
        {
            var (left, right) = (nodes[sets.Find(first)], nodes[sets.Find(second)]);
            if (!sets.TryJoin(first, second))
                continue;
            var merged = faces + merges.Count;
            merges.Add((left, right, distance));
            sizes[merged] = sizes[left] + sizes[right];
            nodes[sets.Find(first)] = merged;
        }
        Roots = [.. leaves.Select(leaf => nodes[sets.Find(leaf)]).Distinct()];
    }

    /// <summary>The trees, in the order of the faces that stand for their first leaves.</summary>
    public IReadOnlyList<int> Roots { get; }

    /// <summary>How many numbers leaves can have.</summary>
    public int LeafNumbers => faces;

    public bool IsLeaf(int node) => node < faces;

    /// <summary>Faces of a node.</summary>
    public int SizeOf(int node) => sizes[node];

    /// <summary>
    /// What an inner node falls into just below the squared distance at which it was merged: two nodes, or more where
    /// several merges were at that very distance.
    /// </summary>
    public (List<int> Parts, float SquaredDistance) SplitOf(int node)
    {
        var distance = merges[node - faces].SquaredDistance;
        var parts = new List<int>();
        var open = new Stack<int>([node]);
        while (open.TryPop(out var next))
            if (IsLeaf(next) || merges[next - faces].SquaredDistance < distance)
                parts.Add(next);
            else
            {
                open.Push(merges[next - faces].Right);
                open.Push(merges[next - faces].Left);
            }
        return (parts, distance);
    }

    /// <summary>The leaves of a node.</summary>
    public IEnumerable<int> LeavesOf(int node)
    {
        var open = new Stack<int>([node]);
        while (open.TryPop(out var next))
            if (IsLeaf(next))
                yield return next;
            else
            {
                open.Push(merges[next - faces].Right);
                open.Push(merges[next - faces].Left);
            }
    }
}
