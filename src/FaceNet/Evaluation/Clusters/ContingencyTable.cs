namespace FaceNet.Evaluation.Clusters;

/// <summary>How many faces each person has in each cluster. Memory grows with the faces, never with their pairs.</summary>
internal sealed class ContingencyTable
{
    private readonly List<string> people = [];
    private readonly List<string> clusters = [];
    private readonly List<int> peopleSizes = [];
    private readonly List<int> clusterSizes = [];
    private readonly List<(int Person, int Cluster, int Faces)> cells;

    public ContingencyTable(IReadOnlyCollection<ClusteredFace> faces)
    {
        var (personNumbers, clusterNumbers) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var counts = new Dictionary<(int, int), int>();
        foreach (var face in faces)
        {
            var person = Number(face.Person, face.Person, personNumbers, people, peopleSizes);
            // The prefixes keep a face left alone apart from a cluster of the same name, and from its namesakes.
            var (key, name) = face.Cluster is { } cluster
                ? ("c:" + cluster, cluster)
                : ($"a:{clusters.Count}", face.Face);
            var at = Number(key, name, clusterNumbers, clusters, clusterSizes);
            counts[(person, at)] = counts.GetValueOrDefault((person, at)) + 1;
        }
        Faces = faces.Count;
        cells = [.. counts.Select(cell => (cell.Key.Item1, cell.Key.Item2, cell.Value))];
    }

    public int Faces { get; }

    /// <summary>Faces of each person.</summary>
    public IReadOnlyList<int> People => peopleSizes;

    /// <summary>Faces of each cluster.</summary>
    public IReadOnlyList<int> Clusters => clusterSizes;

    /// <summary>The cells that are not empty.</summary>
    public IReadOnlyList<(int Person, int Cluster, int Faces)> Cells => cells;

    public static long Pairs(int faces) => (long)faces * (faces - 1) / 2;

    /// <summary>The clusters with more than one person, those with most wrong pairs first.</summary>
    public IEnumerable<ClusterMerge> Merges() =>
        from cell in cells
        group cell by cell.Cluster into cluster
        where cluster.Count() > 1
        let wrong = Pairs(clusterSizes[cluster.Key]) - cluster.Sum(cell => Pairs(cell.Faces))
        orderby wrong descending, clusters[cluster.Key]
        select new ClusterMerge(
            clusters[cluster.Key],
            wrong,
            Counts(cluster.Select(cell => (people[cell.Person], cell.Faces)))
        );

    /// <summary>The people in more than one cluster, those with most missed pairs first.</summary>
    public IEnumerable<ClusterSplit> Splits() =>
        from cell in cells
        group cell by cell.Person into person
        where person.Count() > 1
        let missed = Pairs(peopleSizes[person.Key]) - person.Sum(cell => Pairs(cell.Faces))
        orderby missed descending, people[person.Key]
        select new ClusterSplit(
            people[person.Key],
            missed,
            Counts(person.Select(cell => (clusters[cell.Cluster], cell.Faces)))
        );

    private static FaceCount[] Counts(IEnumerable<(string Name, int Faces)> counts) =>
        [
            .. counts
                .Select(count => new FaceCount(count.Name, count.Faces))
                .OrderByDescending(count => count.Faces)
                .ThenBy(count => count.Name, StringComparer.Ordinal),
        ];

    private static int Number(
        string key,
        string name,
        Dictionary<string, int> numbers,
        List<string> names,
        List<int> sizes
    )
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            numbers.Add(key, number = names.Count);
            names.Add(name);
            sizes.Add(0);
        }
        sizes[number]++;
        return number;
    }
}
