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

    public static async Task RunAsync(string folder)
    {
        var decoder = new PhotoDecoder();
        RgbImage[] people = [.. Photos(folder).Select(path => decoder.DecodeFile(path).Image)];
        var samples = Directory.GetFiles(await ModelStore.Default.GetSamplePhotosAsync(), "*.jpg");
        await PrintAsync(PretrainedModels.DlibResNet, FacesAsync(people));
        await PrintAsync(
            PretrainedModels.DetectorInt8,
            SearchesAsync([.. samples.Select(path => decoder.DecodeFile(path).Image), .. people])
        );
    }

    private static async Task PrintAsync(string name, Task<List<(float[] Values, long[] Shape)>> reading)
    {
        var row = PretrainedModels.Find(name)!;
        var sources = await Task.WhenAll(
            row.Sources.Select(source =>
                File.ReadAllBytesAsync(Path.Combine(ModelStore.Default.Folder, "packages", row.Package.Id, source))
            )
        );
        var model = row.Convert(sources);
        var pictures = await reading;
        var ranges = ActivationRanges.Measure(model, Int8Graph.Prepare(model.Clone().Graph), pictures, default);
        Console.WriteLine($"{name}, {pictures.Count} pictures");
        foreach (var (value, range) in ranges)
            Console.WriteLine($"[\"{value}\"] = new({Text(range.Least)}, {Text(range.Most)}),");
    }

    private static string Text(float bound) =>
        bound.ToString("0.####", CultureInfo.InvariantCulture) + (float.IsInteger(bound) ? "" : "f");

    private static async Task<List<(float[] Values, long[] Shape)>> FacesAsync(RgbImage[] photos)
    {
        var input = PretrainedModels.Find(PretrainedModels.DlibResNet)!.Card.Input;
        using var detector = new FaceDetector(await ModelStore.Default.GetAsync(PretrainedModels.Detector));
        using var landmarks = new LandmarkDetector(await ModelStore.Default.GetAsync(PretrainedModels.Landmarks));
        return
        [
            .. from photo in photos
            from face in detector.Detect(photo).Take(1)
            let crop = FaceAlignment.DlibChip.Crop(photo, landmarks.Detect(photo, face.Box))
            select (ImageTensor.Create(crop, input), new long[] { 1, 3, input.Size.Height, input.Size.Width }),
        ];
    }

    // Each photo as the detector searches it.
    private static Task<List<(float[] Values, long[] Shape)>> SearchesAsync(RgbImage[] photos)
    {
        var input = PretrainedModels.Find(PretrainedModels.Detector)!.Card.Input;
        return Task.FromResult(
            photos
                .SelectMany(photo =>
                    SearchCanvas.All(photo.Size, new FaceDetectorOptions()).Select(canvas => (photo, canvas))
                )
                .Select(search =>
                {
                    var tensor = new float[search.canvas.TensorLength];
                    search.canvas.Fill(search.photo, input, tensor);
                    return (tensor, search.canvas.Shape);
                })
                .ToList()
        );
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
