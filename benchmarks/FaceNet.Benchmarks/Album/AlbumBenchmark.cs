using FaceNet.Evaluation.Clusters;
using FaceNet.Organizing;
using FaceNet.Scanning;

namespace FaceNet.Benchmarks.Album;

/// <summary>How well an album is sorted by person, scored on the main face of each photo, with nothing tuned.</summary>
internal static class AlbumBenchmark
{
    public static async Task RunAsync(string folder)
    {
        var labels = PersonLabels.Read(Path.Combine(folder, "people.tsv"));
        using var recognizer = await FaceRecognizer.LoadAsync();
        var grouper = new PeopleGrouper(new GroupingOptions { MeanSquaredDistance = recognizer.GroupingDistance });
        var mainFaces = new Dictionary<string, int>();
        var scan = new PhotoScanner(recognizer).ScanAsync(Path.Combine(folder, "photos"), labels.Keys);
        await foreach (var photo in scan)
        {
            grouper.Add(photo);
            if (MainFace(photo) is { } main)
                mainFaces.Add(photo.Path, main);
        }
        var people = grouper.Group();
        Print(ClusteringProtocol.Run([.. labels.Select(label => Place(label, mainFaces, people))]), people);
    }

    private static int? MainFace(ScannedPhoto photo) =>
        photo.MainFace is { } main ? photo.Faces.Select(face => face.Face).ToList().IndexOf(main) : null;

    private static ClusteredFace Place(
        KeyValuePair<string, string> label,
        Dictionary<string, int> mainFaces,
        OrganizedPhotos people
    )
    {
        if (!mainFaces.TryGetValue(label.Key, out var main))
            return new ClusteredFace(label.Key, label.Value, null, IsDetected: false);
        var person = people.People.FirstOrDefault(person =>
            person.Faces.Any(face => face.Photo == label.Key && face.Index == main)
        );
        return new ClusteredFace(label.Key, label.Value, person?.Id);
    }

    private static void Print(ClusteringResult result, OrganizedPhotos people)
    {
        var (precision, recall) = result.Measures.BCubed;
        Console.WriteLine(
            $"{people.PhotoCount} photos, {people.FaceCount} faces: {people.People.Count} people, {people.Alone.Count} faces alone"
        );
        Console.WriteLine(
            $"main faces of {result.Faces} photos of {result.People} people, {result.NotDetected} not found: "
                + $"B-cubed precision {precision:0.000}, recall {recall:0.000}, F {result.Measures.BCubed.F:0.000}"
        );
    }
}
