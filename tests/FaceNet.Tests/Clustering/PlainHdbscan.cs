using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

/// <summary>
/// HDBSCAN by its definition: at every density that occurs, the connected components of enough faces; a component that
/// loses only fewer than that is the same cluster still.
/// </summary>
internal sealed class PlainHdbscan
{
    private readonly double[,] reachability;
    private readonly int minFaces;

    private PlainHdbscan(double[,] reachability, int minFaces) =>
        (this.reachability, this.minFaces) = (reachability, minFaces);

    public static int[] Cluster(Embedding[] faces, int minFaces, int coreFaces)
    {
        // The distances of the graph, so that ties are ties for both.
        var graph = NeighbourGraph.Build(faces, new() { SquaredRadius = 4 });
        var core = faces.Select((_, i) => Core(graph, i, coreFaces)).ToArray();
        var mutual = new double[faces.Length, faces.Length];
        for (var i = 0; i < faces.Length; i++)
        for (var j = 0; j < faces.Length; j++)
            mutual[i, j] = double.PositiveInfinity;
        foreach (var (i, j, distance) in graph.Edges())
            mutual[i, j] = mutual[j, i] = Math.Max(distance, Math.Max(core[i], core[j]));

        var plain = new PlainHdbscan(mutual, minFaces);
        var all = Enumerable.Range(0, faces.Length).ToList();
        var selected = faces.Length < minFaces ? [] : plain.Best(all, 0, isRoot: true).Clusters;
        var alone = all.Where(face => !selected.Any(cluster => cluster.Contains(face)))
            .Select(face => new List<int> { face });
        return PlainAgglomeration.Labels(faces.Length, [.. selected, .. alone]);
    }

    private static double Core(NeighbourGraph graph, int face, int coreFaces) =>
        coreFaces == 1 ? 0
        : graph.Of(face).Length < coreFaces - 1 ? double.PositiveInfinity
        : graph.Of(face)[coreFaces - 2].SquaredDistance;

    /// <summary>The clusters to select among one that begins at a density and all within it, and their stability.</summary>
    private (double Stability, List<List<int>> Clusters) Best(List<int> cluster, double birth, bool isRoot)
    {
        var (stability, current) = (0.0, cluster);
        while (true)
        {
            var longest = Longest(current);
            if (double.IsNegativeInfinity(longest))
                break;
            var density = double.IsPositiveInfinity(longest) ? birth : 1 / Math.Max(1e-6, Math.Sqrt(longest));
            var parts = Components(current, below: longest).Where(part => part.Count >= minFaces).ToList();
            if (parts.Count == 1)
            {
                stability += (current.Count - parts[0].Count) * (density - birth);
                current = parts[0];
                continue;
            }
            stability += current.Count * (density - birth);
            if (parts.Count == 0)
                break;
            var best = parts.Select(part => Best(part, density, isRoot: false)).ToList();
            var within = best.Sum(part => part.Stability);
            if (isRoot || within > stability + 1e-9)
                return (within, [.. best.SelectMany(part => part.Clusters)]);
            return (stability, [cluster]);
        }
        return isRoot ? (0, []) : (stability, [cluster]);
    }

    /// <summary>The distance at which a component falls apart: the longest edge of its spanning tree.</summary>
    private double Longest(List<int> faces)
    {
        var distances = faces.SelectMany(a => faces.Where(b => a < b), (a, b) => reachability[a, b]).Distinct();
        return distances
            .OrderDescending()
            .Where(distance => Components(faces, below: distance).Count > 1)
            .DefaultIfEmpty(double.NegativeInfinity)
            .First();
    }

    private List<List<int>> Components(List<int> faces, double below)
    {
        var components = new List<List<int>>();
        foreach (var face in faces.Where(face => !components.Any(component => component.Contains(face))).ToList())
        {
            if (components.Any(component => component.Contains(face)))
                continue;
            var component = new List<int> { face };
            for (var at = 0; at < component.Count; at++)
                component.AddRange(
                    faces
                        .Where(other => reachability[component[at], other] < below && !component.Contains(other))
                        .ToList()
                );
            components.Add(component);
        }
        return components;
    }
}
