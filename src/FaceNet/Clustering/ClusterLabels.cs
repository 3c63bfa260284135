namespace FaceNet.Clustering;

/// <summary>Numbers for clusters that do not depend on how they were found.</summary>
internal static class ClusterLabels
{
    /// <summary>0 for the cluster of the first face, 1 for the next new one, and so on.</summary>
    /// <param name="faces">How many faces.</param>
    /// <param name="clusterOf">Any number that stands for the cluster of a face.</param>
    public static int[] InOrder(int faces, Func<int, int> clusterOf)
    {
        var labels = new int[faces];
        var numbers = new Dictionary<int, int>();
        for (var face = 0; face < faces; face++)
        {
            var cluster = clusterOf(face);
            if (!numbers.TryGetValue(cluster, out labels[face]))
                labels[face] = numbers[cluster] = numbers.Count;
        }
        return labels;
    }
}
