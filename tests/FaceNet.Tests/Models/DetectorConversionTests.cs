using FaceNet.Models;
using SkiaSharp;

namespace FaceNet.Tests.Models;

/// <summary>The detector cut free of its canvas size, against the graph it was cut from.</summary>
public sealed class DetectorConversionTests(PretrainedStore store) : IClassFixture<PretrainedStore>
{
    private const float CentreVariance = 0.1f;
    private const float SizeVariance = 0.2f;

    private static readonly int[] strides = [8, 16, 32, 64];
    private static readonly int[][] sizes =
    [
        [10, 16, 24],
        [32, 48],
        [64, 96],
        [128, 192, 256],
    ];

    [Fact]
    public async Task On_its_own_canvas_scores_and_decoded_boxes_are_the_originals()
    {
        var picture = DrawnFace.Tensor(Card.Input);
        using var original = ModelSession.Open(await OriginalAsync());
        using var converted = await store.OpenAsync("rfb-320");

        using var expected = original.RunAll(picture, [1, 3, 240, 320]);
        using var actual = converted.RunAll(picture, [1, 3, 240, 320]);

        Distances.Largest(actual["scores"], expected["scores"]).ShouldBeLessThan(1e-5f);
        Distances.Largest(Decode(actual["regressions"], 320, 240), expected["boxes"]).ShouldBeLessThan(1e-5f);
    }

    [Theory]
    [InlineData(1, 320, 240)]
    [InlineData(1, 640, 480)]
    [InlineData(1, 240, 320)]
    [InlineData(2, 97, 41)]
    [InlineData(3, 8, 130)]
    public async Task Any_canvas_gives_as_many_answers_as_it_has_priors(int batch, int width, int height)
    {
        using var session = await store.OpenAsync("rfb-320");

        using var outputs = session.RunAll(new float[batch * 3 * width * height], [batch, 3, height, width]);

        var priors = Priors(width, height).Count;
        outputs["scores"].Length.ShouldBe(batch * priors * 2);
        outputs["regressions"].Length.ShouldBe(batch * priors * 4);
    }

    [Fact]
    public async Task Faces_found_on_the_small_canvas_are_found_on_a_larger_one_at_the_same_place()
    {
        using var session = await store.OpenAsync("rfb-320");
        var folder = await store.Store.GetSamplePhotosAsync(cancellationToken: TestContext.Current.CancellationToken);

        var small = Faces(session, Path.Combine(folder, "sample1.jpg"), 320, 240, atLeast: 0.95f);
        var large = Faces(session, Path.Combine(folder, "sample1.jpg"), 640, 480, atLeast: 0.7f);

        small.ShouldNotBeEmpty();
        small.ShouldAllBe(face => large.Any(other => other.IntersectionOverUnion(face) > 0.6f));
    }

    // In 0 to 1 of the canvas, on which the photo is stretched.
    private static List<BoundingBox> Faces(ModelSession session, string photo, int width, int height, float atLeast)
    {
        using var outputs = session.RunAll(Tensor(photo, width, height), [1, 3, height, width]);
        var boxes = Decode(outputs["regressions"], width, height);
        var faces = new List<BoundingBox>();
        for (var i = 0; i < boxes.Length / 4; i++)
            if (outputs["scores"][(2 * i) + 1] > atLeast)
                faces.Add(
                    BoundingBox.FromCorners(boxes[4 * i], boxes[(4 * i) + 1], boxes[(4 * i) + 2], boxes[(4 * i) + 3])
                );
        return faces;
    }

    private static float[] Tensor(string photo, int width, int height)
    {
        using var decoded = SKBitmap.Decode(photo);
        using var canvas = decoded.Resize(new SKSizeI(width, height), new SKSamplingOptions(SKFilterMode.Linear));
        var tensor = new float[3 * width * height];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            var colour = canvas.GetPixel(x, y);
            var at = (y * width) + x;
            tensor[at] = (colour.Red - 127) / 128f;
            tensor[(width * height) + at] = (colour.Green - 127) / 128f;
            tensor[(2 * width * height) + at] = (colour.Blue - 127) / 128f;
        }
        return tensor;
    }

    private static ModelCard Card => PretrainedModels.Find("rfb-320")!.Card;

    private async Task<ModelFile> OriginalAsync()
    {
        var converted = await store.GetAsync("rfb-320");
        var packages = Path.Combine(Path.GetDirectoryName(converted.Path)!, "packages");
        var path = Directory.GetFiles(packages, "fr_detect.onnx", SearchOption.AllDirectories).Single();
        return new ModelFile(path, converted.Card, converted.Sha256);
    }

    // Left, top, right, bottom in 0 to 1 of the canvas, decoded as the original graph does.
    private static float[] Decode(ReadOnlySpan<float> regressions, int width, int height)
    {
        var boxes = new float[regressions.Length];
        var priors = Priors(width, height);
        for (var i = 0; i < priors.Count; i++)
        {
            var (x, y, w, h) = priors[i];
            var r = regressions.Slice(4 * i, 4);
            var (centreX, centreY) = (x + (r[0] * CentreVariance * w), y + (r[1] * CentreVariance * h));
            var (halfWidth, halfHeight) = (
                MathF.Exp(r[2] * SizeVariance) * w / 2,
                MathF.Exp(r[3] * SizeVariance) * h / 2
            );
            boxes[4 * i] = centreX - halfWidth;
            boxes[(4 * i) + 1] = centreY - halfHeight;
            boxes[(4 * i) + 2] = centreX + halfWidth;
            boxes[(4 * i) + 3] = centreY + halfHeight;
        }
        return boxes;
    }

    // Centre and size in 0 to 1 of the canvas; cells of each map from left to right, then downwards. A map of ⌈size/stride⌉
    // cells is spread over the whole canvas, also where the stride does not divide it, and no prior exceeds the canvas.
    private static List<(float X, float Y, float Width, float Height)> Priors(int width, int height)
    {
        var priors = new List<(float, float, float, float)>();
        foreach (var (stride, maps) in strides.Zip(sizes))
        {
            var (columns, rows) = ((width + stride - 1) / stride, (height + stride - 1) / stride);
            for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                foreach (var size in maps)
                    priors.Add(
                        (
                            (column + 0.5f) / columns,
                            (row + 0.5f) / rows,
                            Math.Min((float)size / width, 1),
                            Math.Min((float)size / height, 1)
                        )
                    );
        }
        return priors;
    }
}
