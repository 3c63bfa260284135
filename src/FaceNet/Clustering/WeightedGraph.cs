namespace FaceNet.Clustering;

/// <summary>
/// The edges of a <see cref="NeighbourGraph"/> in both directions, between sets of faces that are known to belong
/// together: each set stands for itself by one face, and has the edges of all of its faces.
/// </summary>
internal sealed class WeightedGraph
{
    private readonly int[] starts;
    private readonly int[] targets;
    private readonly float[] weights;

    private WeightedGraph(int[] starts)
    {
        this.starts = starts;
        targets = new int[starts[^1]];
        weights = new float[starts[^1]];
    }

    /// <summary>How many faces there are, those included that do not stand for their set.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The ends of the edges from a set.</summary>
    public ReadOnlySpan<int> TargetsOf(int face) => targets.AsSpan(starts[face]..starts[face + 1]);

    /// <summary>What these edges weigh: 1 at no distance, 0 at the radius.</summary>
    public ReadOnlySpan<float> WeightsOf(int face) => weights.AsSpan(starts[face]..starts[face + 1]);

    public static WeightedGraph Of(NeighbourGraph graph, FaceSets sets)
    {
        var ends = new int[graph.Faces.Count + 1];
        foreach (var (first, second, _) in Edges(graph, sets))
            (ends[first + 1], ends[second + 1]) = (ends[first + 1] + 1, ends[second + 1] + 1);
        for (var face = 1; face < ends.Length; face++)
            ends[face] += ends[face - 1];
        var weighted = new WeightedGraph(ends);
        var next = ends.ToArray();
        foreach (var (first, second, distance) in Edges(graph, sets))
        {
            var weight = 1 - (distance / graph.SquaredRadius);
            weighted.Set(next[first]++, second, weight);
            weighted.Set(next[second]++, first, weight);
        }
        return weighted;
    }

    private static IEnumerable<(int First, int Second, float SquaredDistance)> Edges(
        NeighbourGraph graph,
        FaceSets sets
    ) =>
        graph
            .Edges()
            .Select(edge => (First: sets.Find(edge.First), Second: sets.Find(edge.Second), edge.SquaredDistance))
            .Where(edge => edge.First != edge.Second);

    private void Set(int at, int target, float weight) => (targets[at], weights[at]) = (target, weight);
}
