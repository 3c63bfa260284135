namespace FaceNet.Clustering;

/// <summary>
/// A <see cref="MergeForest"/> as clusters of at least so many faces: seen from its root, a cluster lasts while only
/// fewer faces than that fall off it, and ends where it splits into several. Its stability is the time that its faces spend in
/// it, with density λ = 1 / distance as time.
/// </summary>
internal sealed class CondensedTree
{
    /// <summary>Copies of a face are at no distance, where λ would be infinite.</summary>
    private const float LeastDistance = 1e-6f;

    private readonly MergeForest forest;
    private readonly int minFaces;
    private readonly List<Branch> clusters = [];

    /// <param name="forest">The merges.</param>
    /// <param name="minFaces">Faces of a cluster, at least 2.</param>
    /// <param name="firstDensity">λ at which the roots begin.</param>
    public CondensedTree(MergeForest forest, int minFaces, float firstDensity)
    {
        this.forest = forest;
        this.minFaces = minFaces;
        Roots =
        [
            .. forest.Roots.Where(root => forest.SizeOf(root) >= minFaces).Select(root => Add(root, firstDensity)),
        ];
        // Clusters that split append theirs.
        for (var cluster = 0; cluster < clusters.Count; cluster++)
            Follow(clusters[cluster]);
    }

    /// <summary>The clusters that are not parts of others.</summary>
    public IReadOnlyList<int> Roots { get; }

    /// <summary>The node of the forest whose leaves are the faces of a cluster.</summary>
    public int NodeOf(int cluster) => clusters[cluster].Node;

    /// <summary>
    /// Selects, among a cluster and all within it, those without overlap whose stabilities sum to the most; of equals, the
    /// larger clusters.
    /// </summary>
    public void Select(int root, bool mayBeRoot)
    {
        var within = Within(root);
        for (var at = within.Count - 1; at >= 0; at--)
        {
            var branch = clusters[within[at]];
            var parts = branch.Parts.Sum(part => clusters[part].Best);
            branch.IsSelected = branch.Stability >= parts && (mayBeRoot || within[at] != root);
            branch.Best = branch.IsSelected ? branch.Stability : parts;
        }
    }

    /// <summary>For each leaf number, the selected cluster that holds it; null for noise.</summary>
    public int?[] ClusterOfLeaves()
    {
        var found = new int?[forest.LeafNumbers];
        var open = new Stack<int>(Roots);
        while (open.TryPop(out var cluster))
            if (clusters[cluster].IsSelected)
                foreach (var leaf in forest.LeavesOf(clusters[cluster].Node))
                    found[leaf] = cluster;
            else
                foreach (var part in clusters[cluster].Parts)
                    open.Push(part);
        return found;
    }

    private int Add(int node, float density)
    {
        clusters.Add(new Branch(node, density));
        return clusters.Count - 1;
    }

    private void Follow(Branch branch)
    {
        var (node, density) = (branch.Node, branch.Density);
        while (!forest.IsLeaf(node))
        {
            var (parts, squaredDistance) = forest.SplitOf(node);
            density = 1 / Math.Max(LeastDistance, MathF.Sqrt(squaredDistance));
            parts.RemoveAll(part => forest.SizeOf(part) < minFaces);
            if (parts.Count != 1)
            {
                branch.Parts = [.. parts.Select(part => Add(part, density))];
                break;
            }
            branch.Stability += (forest.SizeOf(node) - forest.SizeOf(parts[0])) * (double)(density - branch.Density);
            node = parts[0];
        }
        branch.Stability += forest.SizeOf(node) * (double)(density - branch.Density);
    }

    private List<int> Within(int root)
    {
        var found = new List<int> { root };
        for (var at = 0; at < found.Count; at++)
            found.AddRange(clusters[found[at]].Parts);
        return found;
    }

    private sealed class Branch(int node, float density)
    {
        public int Node { get; } = node;

        /// <summary>λ at which it begins.</summary>
        public float Density { get; } = density;

        public double Stability { get; set; }

        /// <summary>The largest sum of stabilities that can be selected within.</summary>
        public double Best { get; set; }

        public bool IsSelected { get; set; }

        /// <summary>None, or two and more.</summary>
        public int[] Parts { get; set; } = [];
    }
}
