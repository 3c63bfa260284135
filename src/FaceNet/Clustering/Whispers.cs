namespace FaceNet.Clustering;

/// <summary>The state of <see cref="ChineseWhispers"/>. A label is the number of the face that had it first.</summary>
internal sealed class Whispers
{
    private readonly WeightedGraph graph;
    private readonly FaceSets sets;

    /// <summary>The faces that stand for their sets.</summary>
    private readonly int[] order;

    private readonly int[] labels;

    /// <summary>How many with a label are in a constraint set: more than none keeps all others of that set away.</summary>
    private readonly Dictionary<(int Label, int Set), int> taken = [];

    // Of the face that is choosing: what each label weighs, and which labels there are.
    private readonly float[] weights;
    private readonly List<int> heard = [];

    public Whispers(WeightedGraph graph, FaceSets sets)
    {
        this.graph = graph;
        this.sets = sets;
        labels = [.. Enumerable.Range(0, graph.Count)];
        order = Array.FindAll(labels, face => sets.Find(face) == face);
        weights = new float[graph.Count];
        foreach (var face in order)
            Take(face, face, +1);
    }

    /// <summary>Lets every set choose once, in an order left to chance; false when nothing changed.</summary>
    public bool Round(Random random)
    {
        random.Shuffle(order);
        var changed = false;
        foreach (var face in order)
            changed |= Choose(face);
        return changed;
    }

    /// <summary>The label of each face, numbered in the order of their first faces.</summary>
    public int[] Labels() => ClusterLabels.InOrder(graph.Count, face => labels[sets.Find(face)]);

    private bool Choose(int face)
    {
        Listen(face);
        var (best, most) = (labels[face], 0f);
        foreach (var label in heard)
            if ((weights[label] > most || (weights[label] == most && label < best)) && MayTake(face, label))
                (best, most) = (label, weights[label]);
        foreach (var label in heard)
            weights[label] = 0;
        heard.Clear();
        if (best == labels[face])
            return false;
        Take(face, labels[face], -1);
        Take(face, best, +1);
        labels[face] = best;
        return true;
    }

    private void Listen(int face)
    {
        var targets = graph.TargetsOf(face);
        var edges = graph.WeightsOf(face);
        for (var i = 0; i < targets.Length; i++)
        {
            var label = labels[targets[i]];
            if (weights[label] == 0)
                heard.Add(label);
            weights[label] += edges[i];
        }
    }

    private bool MayTake(int face, int label)
    {
        if (label == labels[face])
            return true;
        foreach (var set in sets.ApartSetsOf(face))
            if (taken.GetValueOrDefault((label, set)) > 0)
                return false;
        return true;
    }

    private void Take(int face, int label, int change)
    {
        foreach (var set in sets.ApartSetsOf(face))
            taken[(label, set)] = taken.GetValueOrDefault((label, set)) + change;
    }
}
