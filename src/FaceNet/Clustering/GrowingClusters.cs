using System.Numerics.Tensors;

namespace FaceNet.Clustering;

/// <summary>
/// Clusters as the sums of their vectors: the mean squared distance of a face x to a cluster of n faces with the sum S is
/// 2 − 2·x·S / n, so that no face of it is looked at.
/// </summary>
internal sealed class GrowingClusters
{
    private readonly List<int> clusterOfFace = [];
    private readonly List<Cluster> clusters = [];

    /// <summary>The sets, by number, that a face has a part in.</summary>
    private readonly Dictionary<int, List<int>> apartSets = [];
    private readonly Dictionary<int, List<int>> together = [];
    private int apartCount;

    /// <summary>How many clusters were ever made; the number of the next new one.</summary>
    public int Count => clusters.Count;

    /// <summary>The cluster of a face.</summary>
    public int Of(int face) => Find(clusterOfFace[face]);

    /// <summary>Faces that will not share a cluster, if one of them is yet to come.</summary>
    public void StayApart(IReadOnlyList<int> set)
    {
        foreach (var face in set.Distinct())
        {
            (apartSets.TryGetValue(face, out var sets) ? sets : apartSets[face] = []).Add(apartCount);
            if (face < clusterOfFace.Count)
                clusters[Of(face)].Apart.Add(apartCount);
        }
        apartCount++;
    }

    /// <summary>Faces that will share a cluster, those yet to come.</summary>
    public void BelongTogether(IReadOnlyList<int> set)
    {
        foreach (var face in set.Skip(1))
        {
            (together.TryGetValue(face, out var known) ? known : together[face] = []).Add(set[0]);
            (together.TryGetValue(set[0], out known) ? known : together[set[0]] = []).Add(face);
        }
    }

    /// <summary>Adds a face, the next by number, to a cluster, which may be new.</summary>
    public void Add(int face, Embedding embedding, int cluster)
    {
        if (cluster == clusters.Count)
            clusters.Add(new Cluster(cluster, new float[embedding.Dimension]));
        clusterOfFace.Add(cluster);
        clusters[cluster].Size++;
        TensorPrimitives.Add(clusters[cluster].Sum, embedding.Values, clusters[cluster].Sum);
        clusters[cluster].Apart.UnionWith(ApartSetsOf(face));
    }

    /// <summary>Adds a face to the nearest cluster among those of some faces, or to a new one.</summary>
    public void Join(int face, Embedding embedding, IReadOnlyList<int> near, float bound)
    {
        var known = KnownClusters(face);
        if (known.Count == 0)
        {
            Add(face, embedding, Nearest(face, embedding, near, bound) ?? clusters.Count);
            return;
        }
        Add(face, embedding, known[0]);
        foreach (var other in known.Skip(1))
            MergeIfAllowed(Of(face), Find(other));
    }

    private int? Nearest(int face, Embedding embedding, IReadOnlyList<int> near, float bound)
    {
        var apart = ApartSetsOf(face);
        (int Cluster, float SquaredDistance)? best = null;
        foreach (var cluster in near.Select(Of).Distinct())
        {
            var distance =
                2 - (2 * TensorPrimitives.Dot(embedding.Values, clusters[cluster].Sum) / clusters[cluster].Size);
            var isBetter =
                best is null
                || distance < best.Value.SquaredDistance
                || (distance == best.Value.SquaredDistance && cluster < best.Value.Cluster);
            if (distance <= bound && isBetter && !clusters[cluster].Apart.Overlaps(apart))
                best = (cluster, distance);
        }
        return best?.Cluster;
    }

    /// <summary>The clusters that a new face is known to belong to and may, in the order in which that was said.</summary>
    private List<int> KnownClusters(int face)
    {
        if (!together.TryGetValue(face, out var known))
            return [];
        var apart = ApartSetsOf(face);
        return
        [
            .. known
                .Where(other => other < clusterOfFace.Count)
                .Select(Of)
                .Distinct()
                .Where(cluster => !clusters[cluster].Apart.Overlaps(apart)),
        ];
    }

    private void MergeIfAllowed(int first, int second)
    {
        if (first == second || clusters[first].Apart.Overlaps(clusters[second].Apart))
            return;
        var (kept, gone) = (clusters[Math.Min(first, second)], clusters[Math.Max(first, second)]);
        gone.Parent = kept.Parent;
        kept.Size += gone.Size;
        TensorPrimitives.Add(kept.Sum, gone.Sum, kept.Sum);
        kept.Apart.UnionWith(gone.Apart);
    }

    private int Find(int cluster)
    {
        while (clusters[cluster].Parent != cluster)
            cluster = clusters[cluster].Parent;
        return cluster;
    }

    private List<int> ApartSetsOf(int face) => apartSets.TryGetValue(face, out var sets) ? sets : [];

    private sealed class Cluster(int number, float[] sum)
    {
        /// <summary>Itself, or what it was merged into.</summary>
        public int Parent { get; set; } = number;

        public int Size { get; set; }

        public float[] Sum { get; } = sum;

        /// <summary>The sets of faces that stay apart that it has a part in.</summary>
        public HashSet<int> Apart { get; } = [];
    }
}
