using FaceNet.Training.Export;
using FaceNet.Training.Networks;

namespace FaceNet.Training.Tests.Export;

public sealed class HalfWeightsTests
{
    [Fact]
    public void Embeddings_stay_the_same_to_a_thousandth_and_the_file_is_half_as_large()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        network.eval();
        var model = network.ToOnnx(OnnxExport.Card(network, "own", "none", "random weights"));

        var half = HalfWeights.Store(model);

        ((double)half.CalculateSize()).ShouldBeLessThan(0.51 * model.CalculateSize());
        var random = new Random(1);
        float[] pictures = [.. Enumerable.Range(0, 2 * 3 * 140 * 116).Select(_ => (2 * random.NextSingle()) - 1)];
        using var exact = new OnnxRunner(model);
        using var stored = new OnnxRunner(half);
        var expected = exact.Run(pictures, 2, 3, 140, 116);
        var actual = stored.Run(pictures, 2, 3, 140, 116);
        for (var i = 0; i < expected.Length; i++)
            actual[i].ShouldBe(expected[i], 1e-3f);
        actual.ShouldNotBe(expected); // else nothing was stored in half precision
    }
}
