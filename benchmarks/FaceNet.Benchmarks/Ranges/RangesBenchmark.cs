using System.Globalization;
using FaceNet.Alignment;
using FaceNet.Detection;
using FaceNet.Imaging;
using FaceNet.Models;
using FaceNet.Models.Conversion;
using FaceNet.Models.Int8;

namespace FaceNet.Benchmarks.Ranges;

/// <summary>
/// Between which bounds the values of dlib's network lie, on faces of people who may be trained on: what
/// <see cref="DlibResNetRanges"/> holds.
/// </summary>
internal static class RangesBenchmark
{
    private const int FacesASource = 300;

    private static readonly string[] Sources = ["fiw", "celeba"];

    public static async Task RunAsync(string folder)
    {
        var dlib = await ModelStore.Default.GetAsync(PretrainedModels.DlibResNet);
        float[][] faces = [.. (await CutOutAsync(folder)).Select(face => ImageTensor.Create(face, dlib.Card.Input))];
        var model = OnnxGraph.Parse(await File.ReadAllBytesAsync(dlib.Path));
        var ranges = ActivationRanges.Measure(model, Int8Graph.Prepare(model.Clone().Graph), faces, default);
        Console.WriteLine($"{faces.Length} faces");
        foreach (var (value, range) in ranges)
            Console.WriteLine($"[\"{value}\"] = new({Text(range.Least)}, {Text(range.Most)}),");
    }

    private static string Text(float bound) =>
        bound.ToString("0.####", CultureInfo.InvariantCulture) + (float.IsInteger(bound) ? "" : "f");

    private static async Task<IReadOnlyList<RgbImage>> CutOutAsync(string folder)
    {
        using var detector = new FaceDetector(await ModelStore.Default.GetAsync(PretrainedModels.Detector));
        using var landmarks = new LandmarkDetector(await ModelStore.Default.GetAsync(PretrainedModels.Landmarks));
        var decoder = new PhotoDecoder();
        return
        [
            .. from path in Photos(folder)
            let image = decoder.DecodeFile(path).Image
            from face in detector.Detect(image).Take(1)
            select FaceAlignment.DlibChip.Crop(image, landmarks.Detect(image, face.Box)),
        ];
    }

    // A photo a person, of people spread evenly over each source; nobody whom thresholds are measured on.
    private static IEnumerable<string> Photos(string folder)
    {
        var validation = File.ReadLines(Path.Combine(folder, "validation-people.txt")).ToHashSet();
        foreach (var source in Sources)
        {
            string[] people =
            [
                .. Directory
                    .GetDirectories(Path.Combine(folder, source))
                    .Where(person => !validation.Contains($"{source}/{Path.GetFileName(person)}"))
                    .Order(StringComparer.Ordinal),
            ];
            for (var i = 0; i < FacesASource; i++)
                yield return Directory
                    .GetFiles(people[i * people.Length / FacesASource])
                    .Order(StringComparer.Ordinal)
                    .First();
        }
    }
}
