using FaceNet.Training.Networks;
using FaceNet.Training.Workers;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Workers;

public sealed class DataParallelTests
{
    [Theory]
    [InlineData(1, 6)]
    [InlineData(2, 6)]
    [InlineData(2, 7)]
    [InlineData(3, 2)] // one worker has nothing to do
    public void Gradients_are_those_of_the_whole_batch(int workers, int count)
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        random.manual_seed(2);
        var images = randn(count, 3, 140, 116);
        var directions = randn(count, 128);
        (network.call(images) * directions).sum().backward();
        var whole = network.parameters().Select(parameter => parameter.grad!.clone()).ToList();
        network.zero_grad(set_to_none: false);
        using var parallel = new DataParallel(network, workers);

        parallel.Run(
            count,
            (replica, part) =>
            {
                using var inner = NewDisposeScope();
                var (start, length) = part.GetOffsetAndLength(count);
                (replica.call(images.narrow(0, start, length)) * directions.narrow(0, start, length)).sum().backward();
            }
        );

        foreach (var (parameter, expected) in network.parameters().Zip(whole))
            parameter.grad!.allclose(expected, rtol: 1e-4, atol: 1e-4).ShouldBeTrue();
    }

    [Fact]
    public void A_step_of_the_optimizer_reaches_all_replicas_and_gradients_do_not_pile_up()
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        using var optimizer = optim.SGD(network.parameters(), 0.01);
        using var parallel = new DataParallel(network, 2);
        var images = randn(4, 3, 140, 116);
        var target = nn.functional.normalize(randn(4, 128));
        var losses = new List<float>();

        for (var step = 0; step < 3; step++)
        {
            var parts = new float[2];
            optimizer.zero_grad();
            parallel.Run(
                4,
                (replica, part) =>
                {
                    using var inner = NewDisposeScope();
                    var loss = (replica.call(images[part]) - target[part]).square().sum();
                    loss.backward();
                    parts[part.Start.Value / 2] = loss.item<float>();
                }
            );
            optimizer.step();
            losses.Add(parts.Sum());
        }

        var now = (network.call(images) - target).square().sum().item<float>();
        losses.Add(now);
        losses.ShouldBe(losses.OrderDescending());
    }

    [Fact]
    public void Work_that_fails_is_reported()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        using var parallel = new DataParallel(network, 2);

        Should
            .Throw<AggregateException>(() => parallel.Run(2, (_, part) => throw new IOException($"{part}")))
            .InnerExceptions.Count.ShouldBe(2);
    }

    [Fact]
    public void Steps_on_workers_leave_no_tensor_behind()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        using var parallel = new DataParallel(network, 2);
        using var images = randn(4, 3, 140, 116);
        Step();

        var before = Tensor.TotalCount;
        for (var i = 0; i < 5; i++)
            Step();

        // Of the whole process: what other tests left may be collected meanwhile.
        Tensor.TotalCount.ShouldBeLessThanOrEqualTo(before);

        void Step() =>
            parallel.Run(
                4,
                (replica, part) =>
                {
                    using var scope = NewDisposeScope();
                    replica.call(images[part]).sum().backward();
                }
            );
    }
}
