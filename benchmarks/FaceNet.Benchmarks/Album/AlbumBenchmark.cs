using FaceNet.Evaluation.Clusters;

namespace FaceNet.Benchmarks.Album;

/// <summary>
/// How well an album is sorted by person, scored on the main face of each photo: with the model's own grouping distance,
/// and how much that distance matters.
/// </summary>
internal static class AlbumBenchmark
{
    // Hundredths from the model's own distance.
    private static readonly int[] Steps = [-8, -6, -4, -2, 0, 2, 4, 6, 8];

    public static async Task RunAsync(string folder)
    {
        var labels = PersonLabels.Read(Path.Combine(folder, "people.tsv"));
        using var recognizer = await FaceRecognizer.LoadAsync();
        var scan = await LabelledScan.RunAsync(recognizer, Path.Combine(folder, "photos"), labels);
        var (people, result) = scan.Group(recognizer.GroupingDistance);
        Console.WriteLine(
            $"{people.PhotoCount} photos, {people.FaceCount} faces: {people.People.Count} people, {people.Alone.Count} faces alone"
        );
        Console.WriteLine(
            $"main faces of {result.Faces} photos of {result.People} people, {result.NotDetected} not found"
        );
        Console.WriteLine();
        Console.WriteLine("| grouping distance | B-cubed precision | recall | F |");
        Console.WriteLine("|---:|---:|---:|---:|");
        foreach (var step in Steps)
            Print(scan, recognizer.GroupingDistance + (step / 100f), isDefault: step == 0);
    }

    private static void Print(LabelledScan scan, float distance, bool isDefault)
    {
        var measure = scan.Group(distance).Result.Measures.BCubed;
        Console.WriteLine(
            $"| {distance:0.00}{(isDefault ? " (default)" : "")} | {measure.Precision:0.0000} | {measure.Recall:0.0000} | {measure.F:0.0000} |"
        );
    }
}
