using FaceNet.Training.Native;
using FaceNet.Training.Networks;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Native;

public sealed class AutocastTests
{
    [Fact]
    public void Products_are_bfloat16_inside_and_float32_outside()
    {
        using var scope = NewDisposeScope();
        var x = randn(4, 4);

        using (Autocast.Bfloat16())
            x.mm(x).dtype.ShouldBe(ScalarType.BFloat16);
        x.mm(x).dtype.ShouldBe(ScalarType.Float32);
    }

    [Theory]
    [InlineData("NNS2")]
    [InlineData("nn4.small2")]
    [InlineData("MobileFaceNet")]
    public void A_network_gives_nearly_the_same_embeddings_in_float32_and_all_its_gradients(string name)
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find(name));
        random.manual_seed(4);
        var images = randn(4, 3, network.Input.Height, network.Input.Width);
        var exact = network.call(images).detach();

        Tensor embeddings;
        using (Autocast.Bfloat16())
            embeddings = network.call(images);
        (embeddings * randn(4, 128)).sum().backward();

        embeddings.dtype.ShouldBe(ScalarType.Float32);
        (embeddings * exact).sum(1).min().item<float>().ShouldBeGreaterThan(0.99f);
        foreach (var (key, parameter) in network.named_parameters())
        {
            parameter.grad.ShouldNotBeNull(key);
            parameter.grad!.dtype.ShouldBe(ScalarType.Float32, key);
        }
    }

    [Fact]
    public void A_pass_without_gradients_does_not_cut_those_of_the_next()
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        var images = randn(2, 3, 140, 116);

        using (no_grad())
        using (Autocast.Bfloat16())
            network.call(images);
        Tensor embeddings;
        using (Autocast.Bfloat16())
            embeddings = network.call(images);
        embeddings.sum().backward();

        foreach (var (key, parameter) in network.named_parameters())
            parameter.grad.ShouldNotBeNull(key);
    }
}
