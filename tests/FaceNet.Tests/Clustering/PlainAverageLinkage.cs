namespace FaceNet.Tests.Clustering;

/// <summary>Average linkage as it is defined: all pairs of clusters, all pairs of faces, the closest first.</summary>
internal static class PlainAverageLinkage
{
    public static int[] Cluster(Embedding[] faces, float bound, int?[]? apart = null)
    {
        var clusters = faces.Select((_, i) => new List<int> { i }).ToList();
        while (Closest(clusters, faces, apart) is var (first, second, distance) && distance <= bound)
        {
            clusters.Add([.. clusters[first], .. clusters[second]]);
            clusters.RemoveAt(second);
            clusters.RemoveAt(first);
        }
        var labels = new int[faces.Length];
        foreach (var (label, cluster) in clusters.OrderBy(cluster => cluster.Min()).Index())
        foreach (var face in cluster)
            labels[face] = label;
        return labels;
    }

    private static (int First, int Second, double Distance)? Closest(
        List<List<int>> clusters,
        Embedding[] faces,
        int?[]? apart
    )
    {
        (int, int, double Distance)? closest = null;
        for (var i = 0; i < clusters.Count; i++)
        for (var j = i + 1; j < clusters.Count; j++)
            if (!MustStayApart(clusters[i], clusters[j], apart))
            {
                var distance = MeanSquaredDistance(clusters[i], clusters[j], faces);
                if (closest is null || distance < closest.Value.Distance)
                    closest = (i, j, distance);
            }
        return closest;
    }

    private static bool MustStayApart(List<int> left, List<int> right, int?[]? apart) =>
        apart is not null && left.Any(a => right.Any(b => apart[a] is not null && apart[a] == apart[b]));

    private static double MeanSquaredDistance(List<int> left, List<int> right, Embedding[] faces)
    {
        double sum = 0;
        foreach (var a in left)
        foreach (var b in right)
            for (var k = 0; k < faces[a].Dimension; k++)
                sum += Math.Pow((double)faces[a].Values[k] - faces[b].Values[k], 2);
        return sum / (left.Count * right.Count);
    }
}
