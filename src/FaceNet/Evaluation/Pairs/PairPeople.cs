namespace FaceNet.Evaluation.Pairs;

/// <summary>
/// Who is on each picture of a pair list. Pictures with one name are one person, and so are pictures that a chain of
/// same-person pairs connects; a picture that neither says anything of is a person of its own.
/// </summary>
internal sealed class PairPeople
{
    private readonly Dictionary<string, int> nodes = new(StringComparer.Ordinal);
    private readonly List<int> parents = [];

    public PairPeople(IEnumerable<FacePair> pairs)
    {
        foreach (var pair in pairs)
        {
            var (left, right) = (Image(pair.Left, pair.LeftPerson), Image(pair.Right, pair.RightPerson));
            if (pair.Same)
                Join(left, right);
        }
    }

    /// <summary>The person on a picture that a pair named, as a number that only tells people apart.</summary>
    public int this[string image] => Root(nodes["i:" + image]);

    private int Image(string image, string? person)
    {
        // The prefixes keep a picture and a person of one name apart.
        var node = Node("i:" + image);
        if (person is not null)
            Join(node, Node("p:" + person));
        return node;
    }

    private int Node(string key)
    {
        if (nodes.TryGetValue(key, out var node))
            return node;
        nodes.Add(key, parents.Count);
        parents.Add(parents.Count);
        return parents.Count - 1;
    }

    private void Join(int left, int right) => parents[Root(left)] = Root(right);

    private int Root(int node)
    {
        while (parents[node] != node)
            node = parents[node] = parents[parents[node]];
        return node;
    }
}
