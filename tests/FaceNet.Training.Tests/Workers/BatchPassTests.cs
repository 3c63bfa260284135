using FaceNet.Training.Networks;
using FaceNet.Training.Workers;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Workers;

public sealed class BatchPassTests
{
    private const int Count = 7;

    // Chunks of 3 and 2 with a ragged last one, on one and two workers.
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(1, 1)]
    public void Two_passes_give_the_gradient_of_one(int workers, int chunk)
    {
        var (embeddings, gradient) = Run(workers: 1, chunk: Count);

        var (chunked, other) = Run(workers, chunk);

        Near(chunked, embeddings, 2e-6f);
        foreach (var (one, two) in gradient.Zip(other))
            Near(two, one, 2e-5f * one.Max(Math.Abs));
    }

    [Fact]
    public void Running_statistics_move_once_for_each_chunk()
    {
        using var scope = NewDisposeScope();
        using var direct = Normalized();
        using var images = tensor(Pixels()).view(Count, 140, 116, 3).permute(0, 3, 1, 2);
        direct.call(images.narrow(0, 0, 4)).Dispose();
        direct.call(images.narrow(0, 4, 3)).Dispose();
        using var network = Normalized();
        using var parallel = new DataParallel(network, 1);
        var pass = new BatchPass(parallel, new(ChunkSize: 4, Bfloat16: false));

        var embeddings = pass.Forward(Pixels(), 0..Count, chance: 1);
        pass.Backward(embeddings, 0..Count, dimension: 128);

        Near(Statistics(network), Statistics(direct), 1e-6f);
    }

    [Fact]
    public void Dropout_drops_the_same_values_in_both_passes()
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(
            NetworkCatalog.Find("Inception-ResNet-v1"),
            new() { Input = new(96, 96) }
        );
        using var images = randn(2, 3, 96, 96);
        using var off = no_grad();
        network.eval();
        network.SeedDropout(3);
        foreach (var layer in network.modules().OfType<FaceNet.Training.Layers.Dropout>())
            layer.train();

        var first = network.call(images);
        network.SeedDropout(3);
        var second = network.call(images);
        network.SeedDropout(4);
        var third = network.call(images);

        second.equal(first).all().item<bool>().ShouldBeTrue();
        third.equal(first).all().item<bool>().ShouldBeFalse();
    }

    private static (float[] Embeddings, List<float[]> Gradients) Run(int workers, int chunk)
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        using var parallel = new DataParallel(network, workers);
        var pass = new BatchPass(parallel, new(chunk, Bfloat16: false));

        var embeddings = pass.Forward(Pixels(), 0..Count, chance: 1);
        pass.Backward([.. embeddings.Select((_, i) => MathF.Sin(i))], 0..Count, dimension: 128);

        return (
            embeddings,
            [.. network.parameters().Select(parameter => parameter.grad!.cpu().contiguous().data<float>().ToArray())]
        );
    }

    private static EmbeddingNetwork Normalized()
    {
        var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"), new() { BatchNorm = true });
        network.train();
        return network;
    }

    private static float[] Statistics(EmbeddingNetwork network) =>
        [
            .. network
                .buffers()
                .Where(buffer => buffer.is_floating_point())
                .SelectMany(buffer => buffer.data<float>().ToArray()),
        ];

    private static float[] Pixels()
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, Count * 140 * 116 * 3).Select(_ => (2 * random.NextSingle()) - 1)];
    }

    private static void Near(float[] actual, float[] expected, float tolerance)
    {
        actual.Length.ShouldBe(expected.Length);
        for (var i = 0; i < actual.Length; i++)
            actual[i].ShouldBe(expected[i], tolerance);
    }
}
