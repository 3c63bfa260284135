using FaceNet.Benchmarks.Album;
using FaceNet.Embedders;
using FaceNet.Evaluation;
using FaceNet.Evaluation.Verification;
using FaceNet.Models;

namespace FaceNet.Benchmarks.People;

/// <summary>
/// The people left out of training, every photo against every other: what chose the weights of the fused embedder and
/// the thresholds in the cards.
/// </summary>
internal static class PeopleBenchmark
{
    private const double FalseAcceptRate = 1e-3;

    private static readonly string[] Models =
    [
        PretrainedModels.DlibResNet,
        PretrainedModels.DlibResNetInt8,
        PretrainedModels.MobileFaceNet,
        FaceEmbedders.Fused,
        PretrainedModels.FaceNetSmall,
    ];

    /// <summary>Measures the named models; none named is all.</summary>
    public static async Task RunAsync(string folder, IReadOnlyList<string> models, bool landmarksLookTwice)
    {
        var sets = ValidationSet.Read(folder);
        foreach (var model in models.Count > 0 ? models : Models)
        {
            using var recognizer = await FaceRecognizer.LoadAsync(
                new FaceRecognizerOptions { Model = model, LandmarksLookTwice = landmarksLookTwice }
            );
            Console.WriteLine(
                $"{model}: threshold {recognizer.Threshold.SquaredDistance:0.000}, grouping distance {recognizer.GroupingDistance:0.00}"
            );
            var all = new PairDistances();
            var before = new List<LabelledFace>();
            foreach (var set in sets)
            {
                var faces = await MeasureAsync(set, recognizer);
                all.Add(faces);
                all.Add(faces, before);
                before.AddRange(faces);
            }
            Print("both", all);
            Console.WriteLine();
        }
    }

    private static async Task<LabelledFace[]> MeasureAsync(ValidationSet set, FaceRecognizer recognizer)
    {
        var scan = await LabelledScan.RunAsync(recognizer, set.Folder, set.Labels);
        LabelledFace[] faces =
        [
            .. from photo in scan.Photos
            let main = photo.MainFace
            where main is not null
            select new LabelledFace(photo.Path, set.Labels[photo.Path], main.Embedding),
        ];
        var pairs = new PairDistances();
        pairs.Add(faces);
        Print(set.Name, pairs);
        var (_, result) = scan.Group(recognizer.GroupingDistance);
        Console.WriteLine(
            $"  {"", -7} {result.Faces} photos of {result.People} people, {result.NotDetected} without a face; "
                + $"B-cubed F {result.Measures.BCubed.F:0.000}"
        );
        return faces;
    }

    private static void Print(string name, PairDistances pairs)
    {
        var curve = VerificationCurve.Of([.. pairs.Same], [.. pairs.Different]);
        var point = curve.ValidationRateAt(FalseAcceptRate).Point!;
        Console.WriteLine(
            $"  {name, -7} VAL at FAR {FalseAcceptRate} {point.ValidationRate:0.000}, threshold {point.SquaredDistance:0.000}, "
                + $"EER {curve.EqualErrorRate:0.000}; {curve.SamePairs:N0} same and {curve.DifferentPairs:N0} different pairs"
        );
    }
}
