namespace FaceNet.Clustering;

/// <summary>
/// Merging on a matrix of all distances. Each cluster knows the nearest of those with a larger number, so that the
/// closest pair is found by looking at each cluster once (Anderberg 1973). A cluster is the face of its set with the
/// smallest index. What must stay apart is infinitely far, and stays so: every linkage keeps infinity.
/// </summary>
internal sealed class PairwiseMerging
{
    private readonly PairDistances distances;
    private readonly FaceSets sets;
    private readonly Linkage linkage;
    private readonly int[] sizes;

    /// <summary>The nearest cluster with a larger number; −1 for none.</summary>
    private readonly int[] nearest;

    public PairwiseMerging(PairDistances distances, FaceSets sets, Linkage linkage)
    {
        this.distances = distances;
        this.sets = sets;
        this.linkage = linkage;
        sizes = new int[distances.Count];
        Array.Fill(sizes, 1);
        nearest = new int[distances.Count];
        MergeKnown();
        for (var first = 0; first < sizes.Length; first++)
        for (var second = first + 1; second < sizes.Length; second++)
            if (sizes[first] > 0 && sizes[second] > 0 && !sets.MayJoin(first, second))
                distances[first, second] = float.PositiveInfinity;
        for (var cluster = 0; cluster < sizes.Length; cluster++)
            FindNearest(cluster);
    }

    /// <summary>Merges the closest two clusters within a bound, of equals those of the smallest numbers.</summary>
    public bool MergeClosest(float bound)
    {
        var closest = -1;
        for (var cluster = 0; cluster < sizes.Length; cluster++)
            if (
                sizes[cluster] > 0
                && nearest[cluster] >= 0
                && (closest < 0 || DistanceOf(cluster) < DistanceOf(closest))
            )
                closest = cluster;
        if (closest < 0 || DistanceOf(closest) > bound)
            return false;
        var other = nearest[closest];
        sets.TryJoin(closest, other);
        Merge(closest, other);
        Renew(closest, other);
        return true;
    }

    private float DistanceOf(int cluster) => distances[cluster, nearest[cluster]];

    /// <summary>What is known to belong together is together from the start, however far apart.</summary>
    private void MergeKnown()
    {
        var firsts = new Dictionary<int, int>();
        for (var face = 0; face < sizes.Length; face++)
            if (!firsts.TryAdd(sets.Find(face), face))
                Merge(firsts[sets.Find(face)], face);
    }

    /// <summary>The distances of a union follow from those of its parts (Lance and Williams 1967).</summary>
    private void Merge(int first, int second)
    {
        for (var other = 0; other < sizes.Length; other++)
        {
            if (sizes[other] == 0 || other == first || other == second)
                continue;
            var (left, right) = (distances[first, other], distances[second, other]);
            distances[first, other] = linkage switch
            {
                Linkage.AverageLink => ((sizes[first] * left) + (sizes[second] * right))
                    / (sizes[first] + sizes[second]),
                Linkage.CompleteLink => Math.Max(left, right),
                // A minimum that keeps infinity.
                _ => float.IsInfinity(Math.Max(left, right)) ? float.PositiveInfinity : Math.Min(left, right),
            };
        }
        (sizes[first], sizes[second]) = (sizes[first] + sizes[second], 0);
    }

    /// <summary>Looks again where one of two merged clusters was the nearest, or has become it.</summary>
    private void Renew(int merged, int gone)
    {
        FindNearest(merged);
        for (var cluster = 0; cluster < gone; cluster++)
        {
            if (sizes[cluster] == 0 || cluster == merged)
                continue;
            if (nearest[cluster] == merged || nearest[cluster] == gone)
                FindNearest(cluster);
            else if (cluster < merged && IsNearer(cluster, merged))
                nearest[cluster] = merged;
        }
    }

    private bool IsNearer(int cluster, int candidate) =>
        nearest[cluster] < 0
        || distances[cluster, candidate] < DistanceOf(cluster)
        || (distances[cluster, candidate] == DistanceOf(cluster) && candidate < nearest[cluster]);

    private void FindNearest(int cluster)
    {
        nearest[cluster] = -1;
        if (sizes[cluster] == 0)
            return;
        for (var other = cluster + 1; other < sizes.Length; other++)
            if (sizes[other] > 0 && IsNearer(cluster, other))
                nearest[cluster] = other;
    }
}
