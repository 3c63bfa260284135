using System.Numerics.Tensors;
using FaceNet.Detection;
using FaceNet.Embedders;
using FaceNet.Imaging;
using FaceNet.Models.Conversion;
using FaceNet.Models.Int8;

namespace FaceNet.Tests.Models;

/// <summary>Pretrained networks in eight bits, against the same in floats.</summary>
public sealed class Int8ModelTests(PretrainedStore store) : IClassFixture<PretrainedStore>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drawn_face_has_nearly_the_same_vector()
    {
        var real = await EmbedDrawnFaceAsync("dlib-resnet");
        var bytes = await EmbedDrawnFaceAsync("dlib-resnet-int8");

        var cosine = TensorPrimitives.CosineSimilarity<float>(real, bytes);

        // A cosine of 0.999 is a squared distance of 0.002; people end at 0.135.
        cosine.ShouldBeInRange(0.998f, 0.999999f);
    }

    [Fact]
    public async Task Faces_on_photos_have_nearly_the_same_vectors()
    {
        using var real = await FaceEmbedders.LoadAsync("dlib-resnet", store.Store, cancellationToken: Token);
        using var bytes = await FaceEmbedders.LoadAsync("dlib-resnet-int8", store.Store, cancellationToken: Token);
        using var detector = new FaceDetector(await store.GetAsync("rfb-320"));
        using var landmarks = new LandmarkDetector(await store.GetAsync("landmarks-68"));

        var distances = (
            from photo in await SamplesAsync()
            from face in detector.Detect(photo)
            let points = landmarks.Detect(photo, face.Box)
            select real.Embed(photo, points).SquaredDistance(bytes.Embed(photo, points))
        ).ToArray();

        distances.Length.ShouldBeGreaterThan(20);
        distances.Average().ShouldBeLessThan(0.002f);
        distances.Max().ShouldBeLessThan(0.01f);
    }

    [Fact]
    public async Task The_detector_sees_the_same_faces_on_photos()
    {
        using var real = new FaceDetector(await store.GetAsync("rfb-320"));
        using var bytes = new FaceDetector(await store.GetAsync("rfb-320-int8"));

        foreach (var photo in await SamplesAsync())
        {
            var (expected, actual) = (real.Detect(photo), bytes.Detect(photo));

            actual.Count.ShouldBe(expected.Count);
            expected.ShouldAllBe(face => actual.Any(other => other.Box.IntersectionOverUnion(face.Box) > 0.8f));
        }
    }

    [Theory]
    [InlineData("dlib-resnet-int8", 0)]
    [InlineData("rfb-320-int8", 2)] // The first two, on the largest maps.
    public async Task Convolutions_read_bytes_but_for_those_that_are_to_stay_real(string name, int real)
    {
        var file = await store.GetAsync(name);
        var graph = OnnxGraph.Parse(await File.ReadAllBytesAsync(file.Path, Token)).Graph;
        var convolutions = graph.Node.Where(node => node.OpType == "Conv").ToList();

        convolutions.Count(node => !node.Input.All(IsDequantized)).ShouldBe(real);
        convolutions.Count.ShouldBeGreaterThan(30);

        bool IsDequantized(string value) =>
            graph.Node.Any(node => node.OpType == "DequantizeLinear" && node.Output.Contains(value));
    }

    [Fact]
    public void A_value_without_a_range_is_refused_by_its_name()
    {
        var writer = new GraphWriter("a test", OnnxGraph.Value("input", "1", "2", "4", "3"));
        var sum = writer.Sum(writer.Relu("input"), "input");
        var graph = writer.Finish(sum, OnnxGraph.Value("output", "1", "2", "4", "3")).Graph;
        Int8Graph.Prepare(graph);

        var refusal = Should.Throw<ModelException>(() =>
            Int8Graph.Quantize(
                graph,
                new Dictionary<string, ValueRange> { ["input"] = new(0, 1), ["output"] = new(0, 1) }
            )
        );

        refusal.Message.ShouldContain("'Relu_0'");
    }

    [Fact]
    public async Task Both_forms_come_of_one_download_and_their_vectors_do_not_mix()
    {
        using var tiny = new TinyStore();
        var inBytes = TinyModels.Pretrained with
        {
            Card = TinyModels.Card with { Name = "tiny-int8" },
            Int8Ranges = new Dictionary<string, ValueRange>(),
        };

        var real = await tiny.Open(TinyModels.Pretrained, inBytes).GetAsync("tiny", null, Token);
        var bytes = await tiny.Open(TinyModels.Pretrained, inBytes).GetAsync("tiny-int8", null, Token);

        tiny.Downloads.ShouldBe(1);
        bytes.Computation.ShouldNotBe(real.Computation);
    }

    private async Task<float[]> EmbedDrawnFaceAsync(string name)
    {
        using var session = await store.OpenAsync(name);
        var size = session.Card.Input.Size;
        return session.Run(DrawnFace.Tensor(session.Card.Input), [1, 3, size.Height, size.Width]);
    }

    private async Task<RgbImage[]> SamplesAsync()
    {
        var folder = await store.Store.GetSamplePhotosAsync(cancellationToken: Token);
        var decoder = new PhotoDecoder();
        return [.. Directory.GetFiles(folder, "*.jpg").Select(path => decoder.DecodeFile(path).Image)];
    }
}
