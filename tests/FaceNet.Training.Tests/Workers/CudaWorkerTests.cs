using System.Numerics.Tensors;
using FaceNet.Training.Layers;
using FaceNet.Training.Native;
using FaceNet.Training.Networks;
using FaceNet.Training.Workers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace FaceNet.Training.Tests.Workers;

/// <summary>What a card computes, beside the processor. Skipped where there is no card.</summary>
public sealed class CudaWorkerTests
{
    private const int Count = 24;

    // Batch normalisation over faces that are much alike makes little of their digits.
    private const double Tolerance = 0.02;

    public CudaWorkerTests()
    {
        try
        {
            LibTorch.RequireCuda();
        }
        catch (LibTorchException e)
        {
            Assert.Skip(e.Message);
        }
        // Else products have 10 bits only.
        backends.cuda.matmul.allow_tf32 = false;
        backends.cudnn.allow_tf32 = false;
    }

    [Theory]
    [InlineData("NNS2", false)]
    [InlineData("NNS2", true)]
    [InlineData("nn4.small2", null)]
    [InlineData("MobileFaceNet", null)]
    public void Embeddings_gradients_and_statistics_are_those_of_the_processor(string name, bool? batchNorm)
    {
        var options = new NetworkOptions { BatchNorm = batchNorm };
        using var network = new EmbeddingNetwork(NetworkCatalog.Find(name), options);
        using var other = new EmbeddingNetwork(NetworkCatalog.Find(name), options);
        using var processor = new DataParallel(network, 1);
        using var card = new CudaWorker(other);

        var expected = Pass(network, processor);
        var embeddings = Pass(other, card);

        Difference(embeddings, expected).ShouldBeLessThan(Tolerance, "embeddings");
        var whole = Length([.. network.parameters().SelectMany(Gradient)]);
        var wrong = network
            .named_parameters()
            .Zip(other.parameters())
            .Select(pair =>
                (pair.First.name, Error: Apart(Gradient(pair.Second), Gradient(pair.First.parameter)) / whole)
            )
            .Where(part => part.Error > Tolerance)
            .ToList();
        wrong.ShouldBeEmpty();
        if (Statistics(network) is { Length: > 0 } statistics)
            Difference(Statistics(other), statistics).ShouldBeLessThan(Tolerance, "statistics");
    }

    [Theory]
    [InlineData(nameof(LocalResponseNorm))]
    [InlineData(nameof(L2Pool))]
    public void A_layer_and_its_way_back_are_those_of_the_processor(string name)
    {
        using var scope = NewDisposeScope();
        Layer layer = name == nameof(L2Pool) ? new L2Pool(Window.Same(3)) : new LocalResponseNorm();
        var values = (randn(2, 5, 4, 16) * 20).permute(0, 3, 1, 2);
        var weights = randn(2, 5, 4, 16).permute(0, 3, 1, 2);

        var (expected, slope) = Compute(CPU);
        var (output, other) = Compute(CUDA);

        Difference(output, expected).ShouldBeLessThan(1e-4, "output");
        Difference(other, slope).ShouldBeLessThan(1e-4, "slope");

        (float[] Output, float[] Slope) Compute(Device device)
        {
            var x = values.to(device, copy: true).requires_grad_();
            var y = layer.call(x);
            (y * weights.to(device)).sum().backward();
            return (Floats(y.detach()), Floats(x.grad!));
        }
    }

    private static float[] Pass(EmbeddingNetwork network, IWorkers workers)
    {
        network.train();
        var pixels = new float[Count * (int)network.Input.Pixels * 3];
        var random = new Random(5);
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (2 * random.NextSingle()) - 1;
        var pass = new BatchPass(workers, new(ChunkSize: Count, Bfloat16: false));
        float[] embeddings = [];
        // Twice, because gradients are added to those that are there.
        for (var times = 0; times < 2; times++)
        {
            embeddings = pass.Forward(pixels, 0..Count, chance: 1);
            float[] slopes = [.. Enumerable.Range(0, embeddings.Length).Select(i => MathF.Sin(i))];
            pass.Backward(slopes, 0..Count, dimension: 128);
        }
        return embeddings;
    }

    // Together, because means of what was centred before are nothing but rounding.
    private static float[] Statistics(EmbeddingNetwork network) =>
        [.. network.buffers().Where(buffer => buffer.dtype == float32).SelectMany(Floats)];

    private static float[] Gradient(Tensor parameter) => Floats(parameter.grad!);

    private static float[] Floats(Tensor values) => values.cpu().contiguous().data<float>().ToArray();

    private static double Difference(float[] values, float[] expected) => Apart(values, expected) / Length(expected);

    private static double Apart(float[] values, float[] expected) => TensorPrimitives.Distance(values, expected);

    private static double Length(float[] values) => TensorPrimitives.Norm(values);
}
