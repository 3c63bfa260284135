using FaceNet.Training.Layers;
using FaceNet.Training.Networks;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Networks;

public sealed class EmbeddingNetworkTests
{
    // NN1's weights alone take half a gigabyte: it has a test of its own.
    public static TheoryData<string> Names =>
        [.. NetworkCatalog.All.Select(network => network.Name).Where(name => name != "NN1")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Embeddings_are_finite_unit_vectors_for_random_and_extreme_pictures(string name)
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find(name));
        network.eval();
        using var off = no_grad();
        var one = rand(3, network.Input.Height, network.Input.Width);
        var images = stack([one, zeros_like(one), ones_like(one), one * 255, one * -1e4, one * 1e-6]);

        var embeddings = network.call(images);

        embeddings.shape.ShouldBe([6, 128]);
        isfinite(embeddings).all().item<bool>().ShouldBeTrue();
        var lengths = embeddings.square().sum(1).data<float>().ToArray();
        foreach (var picture in (int[])[0, 2, 3, 4])
            lengths[picture].ShouldBe(1, 1e-5f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_way_back_reaches_every_parameter(string name)
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find(name));
        random.manual_seed(3);
        var images = randn(2, 3, network.Input.Height, network.Input.Width);
        var direction = randn(2, 128);

        (network.call(images) * direction).sum().backward();

        foreach (var (key, parameter) in network.named_parameters())
        {
            parameter.grad.ShouldNotBeNull(key);
            isfinite(parameter.grad!).all().item<bool>().ShouldBeTrue(key);
            parameter.grad!.abs().max().item<float>().ShouldBeGreaterThan(0, key);
        }
    }

    [Theory]
    [InlineData("NNS2", 64)]
    [InlineData("nn4.small2", 256)]
    [InlineData("MobileFaceNet", 512)]
    public void The_embedding_has_the_chosen_size(string name, int size)
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find(name), new() { EmbeddingSize = size });
        var images = rand(2, 3, network.Input.Height, network.Input.Width);

        network.call(images).shape.ShouldBe([2, size]);
    }

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Tanh)]
    public void The_activation_can_be_chosen(Activation activation)
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"), new() { Activation = activation });
        using var off = no_grad();
        var first = network.Layers.First().Layer.call(randn(1, 3, 140, 116));

        var (least, most) = (first.min().item<float>(), first.max().item<float>());

        least.ShouldBe(activation is Activation.Tanh ? -1 : 0, activation is Activation.Relu ? 0 : 0.1);
        if (activation is not Activation.Relu)
            most.ShouldBe(1, 0.1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_seed_others()
    {
        using var scope = NewDisposeScope();
        var definition = NetworkCatalog.Find("NNS2");
        using var first = new EmbeddingNetwork(definition);
        using var second = new EmbeddingNetwork(definition);
        using var other = new EmbeddingNetwork(definition, new() { Seed = 2 });

        first.parameters().Zip(second.parameters()).ShouldAllBe(pair => pair.First.allclose(pair.Second, 0, 0, false));
        first.parameters().First().allclose(other.parameters().First()).ShouldBeFalse();
    }

    [Fact]
    public void Each_picture_is_embedded_on_its_own_whatever_the_batch()
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        network.eval();
        using var off = no_grad();
        var images = randn(3, 3, 140, 116);

        var together = network.call(images);

        for (var i = 0; i < 3; i++)
            network.call(images.narrow(0, i, 1)).allclose(together.narrow(0, i, 1), atol: 1e-6).ShouldBeTrue();
        network.call(images.narrow(0, 0, 0)).shape.ShouldBe([0, 128]);
    }

    [Fact]
    public void The_memory_layout_of_the_pictures_does_not_matter()
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"));
        using var off = no_grad();
        var planes = randn(2, 3, 140, 116);
        var pixels = planes.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

        network.call(pixels).allclose(network.call(planes), rtol: 0, atol: 0).ShouldBeTrue();
    }

    [Theory]
    [InlineData("NNS2", 116, 140)]
    [InlineData("NN4", 90, 96)]
    public void A_wrong_size_is_refused_naming_the_right_one(string name, int height, int width)
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find(name));
        using var images = zeros(2, 3, height, width);

        var error = Should.Throw<ArgumentException>(() => network.call(images));

        error.Message.ShouldContain($"N×3×{network.Input.Height}×{network.Input.Width}");
        error.Message.ShouldContain($"2×3×{height}×{width}");
        error.Message.Contains(nameof(NetworkOptions.Input)).ShouldBe(network.Definition.TakesOtherSizes);
    }

    [Fact]
    public void Grey_pictures_and_single_pictures_are_refused()
    {
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NN4"));
        using var grey = zeros(1, 1, 96, 96);
        using var single = zeros(3, 96, 96);

        Should.Throw<ArgumentException>(() => network.call(grey)).Message.ShouldContain("N×3×96×96");
        Should.Throw<ArgumentException>(() => network.call(single)).Message.ShouldContain("3×96×96");
    }

    [Fact]
    public void A_network_that_averages_its_map_takes_another_size_with_the_same_weights()
    {
        using var scope = NewDisposeScope();
        var definition = NetworkCatalog.Find("nn4.small2");
        using var network = new EmbeddingNetwork(definition, new() { Input = new(Width: 80, Height: 112) });

        network.Cost.Parameters.ShouldBe(3_733_968);
        network.call(randn(2, 3, 112, 80)).shape.ShouldBe([2, 128]);
    }

    [Fact]
    public void A_network_that_flattens_its_map_refuses_another_size()
    {
        var error = Should.Throw<ArgumentException>(() =>
            EmbeddingNetwork.Describe(NetworkCatalog.Find("NNS1"), new() { Input = new(164, 165) })
        );

        error.Message.ShouldContain("165×165 pixels only");
    }

    [Fact]
    public void Pictures_too_small_for_the_layers_are_refused()
    {
        Should
            .Throw<ArgumentException>(() =>
                EmbeddingNetwork.Describe(NetworkCatalog.Find("Inception-ResNet-v1"), new() { Input = new(64, 64) })
            )
            .Message.ShouldContain("too small");
    }

    [Fact]
    public void An_embedding_size_outside_the_table_is_refused()
    {
        Should
            .Throw<ArgumentOutOfRangeException>(() => new NetworkOptions { EmbeddingSize = 100 })
            .Message.ShouldContain("64, 128, 256, 512");
    }

    [Fact]
    public void An_unknown_network_is_refused_naming_those_there_are()
    {
        Should.Throw<ArgumentException>(() => NetworkCatalog.Find("NN5")).Message.ShouldContain("NN1, NN2");
        NetworkCatalog.Find("nn4.SMALL2").Name.ShouldBe("nn4.small2");
    }

    [Fact]
    public void NN1_takes_a_training_step_that_lowers_its_loss()
    {
        using var scope = NewDisposeScope();
        using var network = new EmbeddingNetwork(NetworkCatalog.Find("NN1"));
        using var optimizer = optim.Adagrad(network.parameters(), 1e-3);
        random.manual_seed(5);
        var images = randn(2, 3, 220, 220);
        var target = nn.functional.normalize(randn(2, 128));

        var before = Step();
        foreach (var (key, parameter) in network.named_parameters())
            isfinite(parameter.grad!.sum()).item<bool>().ShouldBeTrue(key);
        using var off = no_grad();
        var after = (network.call(images) - target).square().sum().item<float>();

        after.ShouldBeLessThan(before);

        float Step()
        {
            using var step = NewDisposeScope();
            var loss = (network.call(images) - target).square().sum();
            loss.backward();
            optimizer.step();
            return loss.item<float>();
        }
    }
}
