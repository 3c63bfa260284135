using FaceNet.Training.Import;
using FaceNet.Training.Networks;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Import;

public sealed class WeightImportTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("facenet");

    [Fact]
    public void Inception_ResNet_of_facenet_pytorch_is_read_from_a_pth_file()
    {
        var options = new NetworkOptions { EmbeddingSize = 64 };
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("Inception-ResNet-v1"), options);
        var published = PublishedWeights.InceptionResNet(64);

        network.LoadWeights(SavePth(published));

        var own = network.state_dict();
        Same(own["conv2d_1a.conv.weight"], published["conv2d_1a.conv.weight"]);
        Same(own["repeat_1.4.branches.branch2.1.bn.running_var"], published["repeat_1.4.branch2.1.bn.running_var"]);
        Same(own["repeat_2.9.conv2d.conv.bias"], published["repeat_2.9.conv2d.bias"]);
        Same(own["mixed_7a.branch2.2.conv.weight"], published["mixed_7a.branch2.2.conv.weight"]);
        Same(own["block8.branches.branch1.1.conv.weight"], published["block8.branch1.1.conv.weight"]);
        Same(own["last_linear.linear.weight"], published["last_linear.weight"]);
        Same(own["last_linear.bn.running_mean"], published["last_bn.running_mean"]);
    }

    [Fact]
    public void Published_names_are_known_behind_the_wrapper_of_data_parallel_training_too()
    {
        var options = new NetworkOptions { EmbeddingSize = 64 };
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("Inception-ResNet-v1"), options);
        var published = PublishedWeights.InceptionResNet(64);

        network.LoadWeights(SavePth(published.ToDictionary(one => $"module.{one.Key}", one => one.Value)));

        Same(network.state_dict()["last_linear.linear.weight"], published["last_linear.weight"]);
    }

    [Fact]
    public void MobileFaceNet_with_one_list_of_bottlenecks_is_read_from_safetensors()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("MobileFaceNet"));
        var published = PublishedWeights.MobileFaceNetAsList(128);

        network.LoadWeights(SaveSafetensors(published));

        var own = network.state_dict();
        Same(own["conv1.prelu.weight"], published["conv1.prelu.weight"]);
        Same(own["blocks1.4.expand.conv.weight"], published["blocks.4.conv.0.weight"]);
        Same(own["blocks2.0.depthwise.bn.bias"], published["blocks.5.conv.4.bias"]);
        Same(own["blocks5.1.project.bn.running_mean"], published["blocks.14.conv.7.running_mean"]);
        Same(own["linear1.bn.weight"], published["linear1.bn.weight"]);
    }

    [Fact]
    public void MobileFaceNet_of_InsightFace_PyTorch_is_read_with_its_linear_layer_as_a_convolution()
    {
        var options = new NetworkOptions { EmbeddingSize = 512 };
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("MobileFaceNet"), options);
        var published = PublishedWeights.MobileFaceNetOfInsightFace(512);

        network.LoadWeights(SavePth(published));

        var own = network.state_dict();
        Same(own["dw_conv1.conv.weight"], published["conv2_dw.conv.weight"]);
        Same(own["blocks1.0.expand.conv.weight"], published["conv_23.conv.conv.weight"]);
        Same(own["blocks1.4.depthwise.prelu.weight"], published["conv_3.model.3.conv_dw.prelu.weight"]);
        Same(own["blocks3.5.project.conv.weight"], published["conv_4.model.5.project.conv.weight"]);
        Same(own["blocks4.0.project.bn.weight"], published["conv_45.project.bn.weight"]);
        Same(own["linear1.conv.weight"].view(512, 512), published["linear.weight"]);
        Same(own["linear1.bn.running_var"], published["bn.running_var"]);
    }

    [Theory]
    [InlineData("NNS2")]
    [InlineData("nn4.small2")]
    public void A_networks_own_weights_come_back_and_give_the_same_embeddings(string name)
    {
        var definition = NetworkCatalog.Find(name);
        using var saved = new EmbeddingNetwork(definition, new() { Seed = 5 });
        var path = SaveSafetensors(saved.state_dict());
        using var loaded = new EmbeddingNetwork(definition);
        using var off = no_grad();
        var images = randn(2, 3, saved.Input.Height, saved.Input.Width);
        saved.eval();
        loaded.eval();

        loaded.LoadWeights(path);

        Same(loaded.call(images), saved.call(images));
    }

    [Fact]
    public void Weights_of_another_network_are_refused_saying_what_differs_and_change_nothing()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        using var other = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"), new() { EmbeddingSize = 64 });
        var before = network.state_dict()["fc1.linear.weight"].clone();
        var path = SaveSafetensors(other.state_dict());

        var error = Should.Throw<ModelException>(() => network.LoadWeights(path));

        error.Message.ShouldContain("fc2.linear.weight is 64×944 instead of 128×944");
        Same(network.state_dict()["fc1.linear.weight"], before);
    }

    [Fact]
    public void A_file_with_a_tensor_left_out_is_refused_naming_it()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        var weights = network.state_dict();
        weights.Remove("conv1.conv.bias");

        Should
            .Throw<ModelException>(() => network.LoadWeights(SaveSafetensors(weights)))
            .Message.ShouldContain("conv1.conv.bias is missing");
    }

    [Theory]
    [InlineData("weights.pth")]
    [InlineData("weights.safetensors")]
    [InlineData("weights.h5")]
    public void A_damaged_or_foreign_file_is_refused(string name)
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, "These are no weights, but long enough to look for some.");

        Should.Throw<ModelException>(() => network.LoadWeights(path)).Message.ShouldContain(name);
    }

    [Fact]
    public void A_missing_file_is_refused()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));

        Should
            .Throw<ModelException>(() => network.LoadWeights("/nowhere/w.pth"))
            .Message.ShouldContain("/nowhere/w.pth");
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
    }

    private static void Same(Tensor actual, Tensor expected) =>
        actual.allclose(expected, rtol: 0, atol: 0).ShouldBeTrue();

    private string SavePth(Dictionary<string, Tensor> weights)
    {
        var path = Path.Combine(folder.FullName, "weights.pth");
        PyTorchPickler.PickleStateDict(path, weights);
        return path;
    }

    private string SaveSafetensors(Dictionary<string, Tensor> weights)
    {
        var path = Path.Combine(folder.FullName, "weights.safetensors");
        Safetensors.SaveStateDict(path, weights);
        return path;
    }
}
