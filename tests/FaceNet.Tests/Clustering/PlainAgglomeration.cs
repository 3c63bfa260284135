using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

/// <summary>Agglomerative clustering as it is defined: all pairs of clusters, all pairs of faces, the closest first.</summary>
internal static class PlainAgglomeration
{
    public static int[] Cluster(
        Embedding[] faces,
        float bound,
        ClusteringConstraints? constraints = null,
        Linkage linkage = Linkage.AverageLink
    )
    {
        constraints ??= ClusteringConstraints.None;
        var clusters = faces.Select((_, i) => new List<int> { i }).ToList();
        foreach (var set in constraints.Together)
        foreach (var face in set.Skip(1))
        {
            var first = clusters.FindIndex(cluster => cluster.Contains(set[0]));
            var second = clusters.FindIndex(cluster => cluster.Contains(face));
            if (first != second && !MustStayApart(clusters[first], clusters[second], constraints))
                Merge(clusters, first, second);
        }
        while (Closest(clusters, faces, constraints, linkage) is var (first, second, distance) && distance <= bound)
            Merge(clusters, first, second);
        return Labels(faces.Length, clusters);
    }

    public static int[] Labels(int faces, IEnumerable<List<int>> clusters)
    {
        var labels = new int[faces];
        foreach (var (label, cluster) in clusters.OrderBy(cluster => cluster.Min()).Index())
        foreach (var face in cluster)
            labels[face] = label;
        return labels;
    }

    public static bool MustStayApart(List<int> left, List<int> right, ClusteringConstraints constraints) =>
        constraints.Apart.Any(set => set.Any(left.Contains) && set.Any(right.Contains));

    private static void Merge(List<List<int>> clusters, int first, int second)
    {
        clusters.Add([.. clusters[first], .. clusters[second]]);
        clusters.RemoveAt(Math.Max(first, second));
        clusters.RemoveAt(Math.Min(first, second));
    }

    private static (int First, int Second, double Distance)? Closest(
        List<List<int>> clusters,
        Embedding[] faces,
        ClusteringConstraints constraints,
        Linkage linkage
    )
    {
        (int, int, double Distance)? closest = null;
        for (var i = 0; i < clusters.Count; i++)
        for (var j = i + 1; j < clusters.Count; j++)
            if (!MustStayApart(clusters[i], clusters[j], constraints))
            {
                var pairs = clusters[i].SelectMany(_ => clusters[j], (a, b) => SquaredDistance(faces[a], faces[b]));
                var distance = linkage switch
                {
                    Linkage.AverageLink => pairs.Average(),
                    Linkage.CompleteLink => pairs.Max(),
                    _ => pairs.Min(),
                };
                if (closest is null || distance < closest.Value.Distance)
                    closest = (i, j, distance);
            }
        return closest;
    }

    private static double SquaredDistance(Embedding left, Embedding right)
    {
        double sum = 0;
        for (var k = 0; k < left.Dimension; k++)
            sum += Math.Pow((double)left.Values[k] - right.Values[k], 2);
        return sum;
    }
}
