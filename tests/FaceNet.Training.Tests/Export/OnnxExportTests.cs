using FaceNet.Models;
using FaceNet.Training.Export;
using FaceNet.Training.Layers;
using FaceNet.Training.Networks;
using Google.Protobuf;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Export;

public sealed class OnnxExportTests
{
    public static TheoryData<string> Names => [.. NetworkCatalog.All.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ONNX_Runtime_computes_the_same_embeddings_as_torch(string name)
    {
        using var network = Lived(new(NetworkCatalog.Find(name)));
        using var onnx = new OnnxRunner(network.ToOnnx(CardOf(network)));

        foreach (var batch in (int[])[1, 2, 7])
            Difference(network, onnx, batch).ShouldBeLessThanOrEqualTo(1e-5f, $"batch of {batch}");
    }

    [Theory]
    [InlineData("nn4.small2", 112, 80)]
    [InlineData("Inception-ResNet-v1", 130, 171)]
    public void The_export_of_a_network_for_other_sizes_agrees_too(string name, int height, int width)
    {
        var options = new NetworkOptions { Input = new(width, height), EmbeddingSize = 64 };
        using var network = Lived(new(NetworkCatalog.Find(name), options));
        using var onnx = new OnnxRunner(network.ToOnnx(CardOf(network)));

        Difference(network, onnx, 2).ShouldBeLessThanOrEqualTo(1e-5f);
    }

    [Theory]
    [InlineData(Activation.Sigmoid, true)]
    [InlineData(Activation.Tanh, false)]
    public void Other_activations_and_batch_normalisation_are_exported(Activation activation, bool batchNorm)
    {
        var options = new NetworkOptions { Activation = activation, BatchNorm = batchNorm };
        using var network = Lived(new(NetworkCatalog.Find("NNS2"), options));
        var model = network.ToOnnx(CardOf(network));
        using var onnx = new OnnxRunner(model);

        Difference(network, onnx, 2).ShouldBeLessThanOrEqualTo(1e-5f);
        model.Graph.Node.ShouldNotContain(node => node.OpType == "BatchNormalization");
    }

    [Fact]
    public void The_model_can_be_added_to_a_store_with_the_card_inside_it()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        var path = Path.Combine(Directory.CreateTempSubdirectory("facenet").FullName, "own.onnx");
        File.WriteAllBytes(path, network.ToOnnx(CardOf(network)).ToByteArray());

        var addition = ModelAddition.Read(path, ModelRole.Embedder, given: null);

        addition.Card.Name.ShouldBe("own-nns2");
        addition.Card.Input.Size.ShouldBe(new(Width: 116, Height: 140));
        addition.Card.Dimension.ShouldBe(128);
        addition.Card.Origin.ShouldBe("random weights");
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void A_card_of_another_size_is_refused()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        var card = CardOf(network);
        var turned = card with { Input = card.Input with { Size = card.Input.Size.Transposed } };

        Should.Throw<ArgumentException>(() => network.ToOnnx(turned)).Message.ShouldContain("116×140");
        Should
            .Throw<ArgumentException>(() => network.ToOnnx(card with { Dimension = 64 }))
            .Message.ShouldContain("128");
    }

    internal static ModelCard CardOf(EmbeddingNetwork network) =>
        OnnxExport.Card(network, $"own-{network.Definition.Name.ToLowerInvariant()}", "Apache-2.0", "random weights");

    /// <summary>The network after some training steps' worth of batch statistics, so that folding them shows.</summary>
    internal static EmbeddingNetwork Lived(EmbeddingNetwork network)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        random.manual_seed(21);
        if (network.buffers().Any())
            network.call(randn(4, 3, network.Input.Height, network.Input.Width) + 0.5);
        network.eval();
        return network;
    }

    private static float Difference(EmbeddingNetwork network, OnnxRunner onnx, int batch)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var images = randn(batch, 3, network.Input.Height, network.Input.Width);
        var expected = network.call(images).data<float>().ToArray();

        var actual = onnx.Run(images.data<float>().ToArray(), images.shape);

        actual.Length.ShouldBe(expected.Length);
        return actual.Zip(expected, (a, e) => Math.Abs(a - e)).Max();
    }
}
