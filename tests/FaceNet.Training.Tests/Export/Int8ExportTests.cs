using FaceNet.Models;
using FaceNet.Models.Int8;
using FaceNet.Training.Export;
using FaceNet.Training.Networks;

namespace FaceNet.Training.Tests.Export;

public sealed class Int8ExportTests
{
    [Theory]
    [InlineData("NNS2", 0.99)]
    [InlineData("nn4.small2", 0.99)]
    [InlineData("NN4", 0.99)]
    [InlineData("MobileFaceNet", 0.95)]
    public void Eight_bits_hardly_turn_the_embeddings(string name, double least)
    {
        using var network = OnnxExportTests.Lived(new(NetworkCatalog.Find(name)));
        var model = network.ToOnnx(OnnxExportTests.CardOf(network));
        var pictures = Pictures(network, 24);
        var quantized = Int8Export.Quantize(model, pictures[..16]);
        using var real = new OnnxRunner(model);
        using var bytes = new OnnxRunner(quantized);

        var cosines = pictures[16..].Select(picture => Cosine(Embed(real, picture), Embed(bytes, picture))).ToArray();

        Assert.Multiple(() => cosines.Average().ShouldBeGreaterThan(least), () => cosines.Max().ShouldBeLessThan(1));

        float[] Embed(OnnxRunner runner, float[] picture) =>
            runner.Run(picture, 1, 3, network.Input.Height, network.Input.Width);
    }

    [Theory]
    [InlineData("NNS2")]
    [InlineData("nn4.small2")]
    public void Onnx_runtime_computes_every_weight_in_integers_and_pools_no_bytes_that_it_has_not_laid_out(string name)
    {
        using var network = OnnxExportTests.Lived(new(NetworkCatalog.Find(name)));
        var model = network.ToOnnx(OnnxExportTests.CardOf(network));
        var strong = Pictures(network, 1).Select(Strong).ToArray();
        var layers = model.Graph.Node.Count(node => node.OpType is "Conv" or "Gemm" && Int8Graph.IsQuantized(node));
        var exact = model.Graph.Node.Count(node => node.OpType is "Conv" or "Gemm") - layers;

        var operations = OnnxRunner.Operations(Int8Export.Quantize(model, strong));

        operations.Count(operation => operation is "QLinearConv" or "QGemm").ShouldBe(layers);
        operations.Count(operation => operation is "Conv" or "FusedConv" or "Gemm").ShouldBe(exact);
        // Those behind response normalisation, whose values are real: pool2 and the pool of the inception that reads it.
        operations.Count(operation => operation == "Max").ShouldBe(3);
    }

    [Fact]
    public void Response_normalisation_is_left_out_where_bytes_could_not_show_it()
    {
        using var network = OnnxExportTests.Lived(new(NetworkCatalog.Find("nn4.small2")));
        var model = network.ToOnnx(OnnxExportTests.CardOf(network));
        var pictures = Pictures(network, 2);

        Normalizations(model).ShouldBe(2);
        Normalizations(Int8Export.Quantize(model, pictures)).ShouldBe(0);
        Normalizations(Int8Export.Quantize(model, [.. pictures.Select(Strong)])).ShouldBe(2);

        static int Normalizations(Onnx.ModelProto model) =>
            model.Graph.Node.Count(OnnxOperations.IsResponseNormalization);
    }

    [Fact]
    public void The_quantised_model_is_about_a_quarter_of_the_size_and_keeps_its_card()
    {
        using var network = OnnxExportTests.Lived(new(NetworkCatalog.Find("NN4")));
        var model = network.ToOnnx(OnnxExportTests.CardOf(network));

        var quantized = Int8Export.Quantize(model, Pictures(network, 1));

        ((double)quantized.CalculateSize() / model.CalculateSize()).ShouldBe(0.26, 0.02);
        OnnxMetadata.Card(quantized, "test").ShouldNotBeNull().Name.ShouldBe("own-nn4");
    }

    [Fact]
    public void Quantising_without_a_picture_is_refused()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        var model = network.ToOnnx(OnnxExportTests.CardOf(network));

        Should
            .Throw<ArgumentException>(() => Int8Export.Quantize(model, []))
            .Message.ShouldContain("at least one picture");
    }

    [Theory]
    [InlineData(-1, 3, 4.0 / 255, 64)] // 0 falls on byte 63.75, rounded
    [InlineData(0, 2.55, 0.01, 0)]
    [InlineData(1, 2.55, 0.01, 0)] // widened to hold 0
    [InlineData(-5.1, -1, 0.02, 255)]
    [InlineData(0, 0, 1, 0)]
    public void A_range_is_covered_with_zero_on_a_byte(float least, float most, float scale, byte zero)
    {
        var quantization = Quantization.Cover(new(least, most));

        quantization.Scale.ShouldBe(scale, 1e-6f);
        quantization.Zero.ShouldBe(zero);
    }

    // Smooth random pictures: noise alone would be averaged away by the first layers.
    private static float[][] Pictures(EmbeddingNetwork network, int count)
    {
        var random = new Random(17);
        var (height, width) = (network.Input.Height, network.Input.Width);
        return [.. Enumerable.Range(0, count).Select(_ => Picture())];

        float[] Picture()
        {
            var waves = Enumerable.Range(0, 12).Select(_ => random.NextSingle() * 6).ToArray();
            var picture = new float[3 * height * width];
            for (var i = 0; i < picture.Length; i++)
            {
                var (colour, row, column) = (i / (height * width), i / width % height, i % width);
                var angle = (waves[colour] * row / height) + (waves[3 + colour] * column / width) + waves[6 + colour];
                picture[i] = MathF.Sin(angle * waves[9 + colour]);
            }
            return picture;
        }
    }

    // So that the squares of activations are not small against the divisor's 1.
    private static float[] Strong(float[] picture) => [.. picture.Select(value => value * 100)];

    private static double Cosine(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
