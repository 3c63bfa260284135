using System.Numerics.Tensors;

namespace FaceNet.Clustering;

/// <summary>
/// The state of average linkage. Clusters 0 to n − 1 are the faces; each merge makes the next number. With Sₐ the sum
/// of the vectors of a cluster of nₐ, the mean dot product of two clusters is Sₐ·S_b / (nₐ n_b), so that no pair of
/// faces is looked at twice.
/// </summary>
internal sealed class Agglomeration
{
    private readonly NeighbourGraph graph;
    private readonly float limit;
    private readonly ApartGroups apart;

    /// <summary>Pairs that may merge: the closest first, then the one with the smaller numbers.</summary>
    private readonly PriorityQueue<(int First, int Second), (float SquaredDistance, int First, int Second)> queue;

    // By cluster. A cluster that was merged into another has size 0 and gave its arrays away.
    private readonly int[] parents;
    private readonly int[] sizes;
    private readonly float[]?[] sums;
    private readonly List<int>?[] edges;

    /// <summary>The last new cluster that looked at each cluster, so that none is linked twice.</summary>
    private readonly int[] linkedBy;
    private int clusters;

    public Agglomeration(NeighbourGraph graph, float limit, ClusteringConstraints constraints)
    {
        this.graph = graph;
        this.limit = limit;
        constraints.RefuseStrangers(graph.Faces.Count);
        clusters = graph.Faces.Count;
        var most = Math.Max(0, (2 * clusters) - 1);
        apart = new ApartGroups(most, constraints.Apart);
        parents = new int[most];
        sizes = new int[most];
        sums = new float[most][];
        edges = new List<int>[most];
        linkedBy = new int[most];
        for (var i = 0; i < clusters; i++)
            (parents[i], sizes[i], edges[i]) = (i, 1, []);
        queue = new(AddEdges());
        foreach (var (first, second) in FaceSets.TogetherPairs(constraints))
            MergeIfAllowed(Find(first), Find(second));
    }

    /// <summary>Merges the closest two clusters that may merge; false when there are none.</summary>
    public bool MergeClosest()
    {
        while (queue.TryDequeue(out var pair, out _))
        {
            // An entry that names a cluster of the past was replaced when that cluster merged.
            if (sizes[pair.First] == 0 || sizes[pair.Second] == 0)
                continue;
            Merge(pair.First, pair.Second);
            return true;
        }
        return false;
    }

    /// <summary>The cluster of each face, numbered in the order of their first faces.</summary>
    public int[] Labels() => ClusterLabels.InOrder(graph.Faces.Count, Find);

    /// <summary>Links each face with its neighbours, both ways, and lists the pairs that may merge.</summary>
    private List<((int, int), (float, int, int))> AddEdges()
    {
        var pairs = new List<((int, int), (float, int, int))>();
        foreach (var (first, second, distance) in graph.Edges())
        {
            if (distance > limit || apart.Forbid(first, second))
                continue;
            edges[first]!.Add(second);
            edges[second]!.Add(first);
            pairs.Add(((first, second), (distance, first, second)));
        }
        return pairs;
    }

    private void MergeIfAllowed(int first, int second)
    {
        if (first != second && !apart.Forbid(first, second))
            Merge(first, second);
    }

    private void Merge(int first, int second)
    {
        var merged = clusters++;
        parents[first] = parents[second] = parents[merged] = merged;
        sizes[merged] = sizes[first] + sizes[second];
        sums[merged] = Add(first, second);
        apart.Merge(first, second, merged);
        var (larger, smaller) = (edges[first]!, edges[second]!);
        if (larger.Count < smaller.Count)
            (larger, smaller) = (smaller, larger);
        larger.AddRange(smaller);
        (sizes[first], sizes[second]) = (0, 0);
        (edges[first], edges[second], edges[merged]) = (null, null, Link(merged, larger));
    }

    /// <summary>
    /// Keeps of a new cluster's edges those that may still merge. The others are not needed again: the mean distance
    /// to a union lies between those to its parts, so it cannot be within the limit unless one of these is, and that
    /// part brings its own edge.
    /// </summary>
    private List<int> Link(int merged, List<int> candidates)
    {
        var kept = 0;
        linkedBy[merged] = merged;
        for (var i = 0; i < candidates.Count; i++)
        {
            var other = Find(candidates[i]);
            if (linkedBy[other] == merged)
                continue;
            linkedBy[other] = merged;
            var distance = MeanSquaredDistance(merged, other);
            if (distance > limit || apart.Forbid(merged, other))
                continue;
            candidates[kept++] = other;
            // A new cluster has the larger number.
            queue.Enqueue((other, merged), (distance, other, merged));
        }
        candidates.RemoveRange(kept, candidates.Count - kept);
        return candidates;
    }

    private float MeanSquaredDistance(int a, int b) =>
        2 - (2 * TensorPrimitives.Dot(Sum(a), Sum(b)) / ((float)sizes[a] * sizes[b]));

    private ReadOnlySpan<float> Sum(int cluster) => sums[cluster] ?? graph.Faces[cluster].Values;

    /// <summary>The sum of two clusters' vectors, in the array of one of them if it has one.</summary>
    private float[] Add(int first, int second)
    {
        var sum = sums[first] ?? sums[second] ?? new float[Sum(first).Length];
        TensorPrimitives.Add(Sum(first), Sum(second), sum);
        (sums[first], sums[second]) = (null, null);
        return sum;
    }

    private int Find(int cluster)
    {
        while (parents[cluster] != cluster)
            cluster = parents[cluster] = parents[parents[cluster]];
        return cluster;
    }
}
