using FaceNet.Clustering;
using FaceNet.Evaluation.Clusters;
using FaceNet.Scanning;

namespace FaceNet.Benchmarks.Clustering;

/// <summary>
/// How well each way of clustering, with the settings that go with an embedder, sorts the main faces of three sets of
/// photos: an album, and the people left out of training of two collections.
/// </summary>
internal static class QualityBenchmark
{
    private static readonly string[] Models = ["dlib-resnet", "mobilefacenet", "fused"];

    /// <param name="data">The folder that holds <c>album/</c> and <c>train/</c>.</param>
    /// <param name="shares">
    /// Grouping distances to try, as shares of each model's own: those that FaceClusterings was given were chosen so.
    /// </param>
    public static async Task RunAsync(string data, IReadOnlyList<float> shares)
    {
        // Of its own, so that a second run is quick and the user's stays as it is.
        using var cache = FaceCache.Open(Path.Combine(Path.GetTempPath(), "facenet-benchmarks.db"));
        (string Name, string Folder, IReadOnlyDictionary<string, string> People)[] sets =
        [
            (
                "album",
                Path.Combine(data, "album", "photos"),
                PersonLabels.Read(Path.Combine(data, "album", "people.tsv"))
            ),
            ("fiw", Path.Combine(data, "train"), LeftOut(Path.Combine(data, "train"), "fiw/")),
            ("celeba", Path.Combine(data, "train"), LeftOut(Path.Combine(data, "train"), "celeba/")),
        ];
        Console.WriteLine(
            "| embedder | faces, grouping distance | method | B-cubed P | R | F | pairwise F | clusters of people |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var model in Models)
        {
            using var recognizer = await FaceRecognizer.LoadAsync(new() { Model = model });
            foreach (var (name, folder, people) in sets)
            {
                var found = await ReadAsync(recognizer, cache, folder, people);
                foreach (var share in shares)
                    Print($"{model} | {name}", people, found, share * recognizer.GroupingDistance);
            }
        }
    }

    private static Dictionary<string, string> LeftOut(string folder, string prefix) =>
        File.ReadLines(Path.Combine(folder, "validation-people.txt"))
            .Where(person => person.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(person => Directory.GetFiles(Path.Combine(folder, person)), (person, path) => (person, path))
            .ToDictionary(photo => Path.GetRelativePath(folder, photo.path), photo => photo.person);

    private static async Task<Dictionary<string, Embedding>> ReadAsync(
        FaceRecognizer recognizer,
        FaceCache cache,
        string folder,
        IReadOnlyDictionary<string, string> people
    )
    {
        var found = new Dictionary<string, Embedding>();
        await foreach (var photo in new PhotoScanner(recognizer, cache).ScanAsync(folder, people.Keys))
            if (photo.MainFace is { } face)
                found.Add(photo.Path, face.Embedding);
        return found;
    }

    private static void Print(
        string name,
        IReadOnlyDictionary<string, string> people,
        Dictionary<string, Embedding> found,
        float distance
    )
    {
        var photos = people.Keys.Order(StringComparer.Ordinal).Where(found.ContainsKey).ToArray();
        var faces = Array.ConvertAll(photos, photo => found[photo]);
        foreach (var method in Enum.GetValues<ClusteringMethod>())
        {
            var labels = FaceClusterings.Create(method, distance).Cluster(faces);
            var measures = ClusteringProtocol
                .Run([.. photos.Zip(labels, (photo, label) => new ClusteredFace(photo, people[photo], $"{label}"))])
                .Measures;
            var (precision, recall) = measures.BCubed;
            Console.WriteLine(
                $"| {name}, {faces.Length} faces, {distance:0.000} | {method} | {precision:0.000} | {recall:0.000} | "
                    + $"{measures.BCubed.F:0.000} | {measures.Pairwise.F:0.000} | "
                    + $"{measures.Clusters} of {photos.Select(photo => people[photo]).Distinct().Count()} |"
            );
        }
    }
}
