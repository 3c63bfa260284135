using FaceNet.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Networks;

public sealed class LeakTests
{
    private const int Steps = 50;

    [Theory]
    [InlineData("NNS2")]
    [InlineData("nn4.small2")]
    [InlineData("MobileFaceNet")]
    [InlineData("NN4")]
    [InlineData("NNS1")]
    [InlineData("NN3")]
    [InlineData("NN2")]
    [InlineData("NN1")]
    [InlineData("Inception-ResNet-v1")]
    public void Training_steps_leave_no_tensor_behind(string name)
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find(name));
        using var optimizer = optim.SGD(network.parameters(), 1e-3, momentum: 0.9);
        using var images = randn(2, 3, network.Input.Height, network.Input.Width);
        Step(); // gradients and momentum are allocated once

        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < Steps; i++)
            Step();

        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);

        void Step()
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            network.call(images).square().sum().backward();
            optimizer.step();
        }
    }

    [Fact]
    public void A_forward_pass_without_a_scope_leaves_its_result_only()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("nn4.small2"));
        using var off = no_grad();
        using var images = randn(1, 3, 96, 96);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using var embeddings = network.call(images);

        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before + 1);
    }
}
