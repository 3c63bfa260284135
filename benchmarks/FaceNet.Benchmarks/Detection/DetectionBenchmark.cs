using FaceNet.Detection;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet.Benchmarks.Detection;

/// <summary>How many faces are found, and how many other things are taken for faces, by the score asked for.</summary>
internal static class DetectionBenchmark
{
    private static readonly float[] MinimumScores = [0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 0.95f, 0.98f, 0.99f];

    public static async Task RunAsync(string folder, string name)
    {
        var annotated = AnnotatedFaces.Read(Path.Combine(folder, "boxes.tsv"));
        var model = await ModelStore.Default.GetAsync(name);
        var defaults = new FaceDetectorOptions();
        Console.WriteLine(
            $"{annotated.Count} photos; faces of at least 40 pixels, IoU 0.5; default {defaults.MinimumScore}"
        );
        var options = defaults with { MinimumScore = MinimumScores[0] };
        Measure("The searches must agree (default)", folder, annotated, model, options);
        Measure("Each search for itself", folder, annotated, model, options with { SearchesMustAgree = false });
    }

    private static void Measure(
        string name,
        string folder,
        ILookup<string, BoundingBox> annotated,
        ModelFile model,
        FaceDetectorOptions options
    )
    {
        using var detector = new FaceDetector(model, options);
        var decoder = new PhotoDecoder();
        var found = annotated.ToDictionary(
            faces => faces.Key,
            faces => Detect(decoder.DecodeFile(Path.Combine(folder, "photos", faces.Key)), detector)
        );
        Console.WriteLine();
        Console.WriteLine($"{name}:");
        Console.WriteLine();
        Console.WriteLine("| minimum score | recall | precision | found | faces | wrong |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|");
        foreach (var score in MinimumScores)
            Print(score, annotated.Select(faces => Count(found[faces.Key], faces, score)));
    }

    private static DetectedFace[] Detect(Photo photo, FaceDetector detector) =>
        [.. detector.Detect(photo.Image).Select(face => face with { Box = face.Box.Scale(photo.Reduction) })];

    // Weaker detections never displace stronger ones, so that leaving them out later is as good as asking for more.
    private static DetectionCount Count(DetectedFace[] found, IEnumerable<BoundingBox> annotated, float score) =>
        DetectionCount.Of(found.Where(face => face.Score >= score), annotated);

    private static void Print(float score, IEnumerable<DetectionCount> photos)
    {
        var sum = photos.Aggregate(default(DetectionCount), (left, right) => left + right);
        Console.WriteLine(
            $"| {score:0.00} | {sum.Recall:0.000} | {sum.Precision:0.000} | {sum.Right} | {sum.Faces} | {sum.Wrong} |"
        );
    }
}
