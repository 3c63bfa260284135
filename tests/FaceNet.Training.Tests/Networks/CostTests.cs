using FaceNet.Training.Networks;

namespace FaceNet.Training.Tests.Networks;

public sealed class CostTests
{
    // The paper's networks: sums over its tables, biases included, no batch normalisation. nn4.small2: OpenFace's model
    // with γ and β. Inception-ResNet-v1: davidsandberg's layers with the γ that facenet-pytorch has; MACs plus the
    // biases of the blocks' last convolutions. NNS1, NNS2: the project's own layers.
    [Theory]
    [InlineData("NN1", 140_025_664, 1_608_287_104)]
    [InlineData("NN2", 7_456_304, 1_599_771_872)]
    [InlineData("NN3", 7_456_304, 816_274_400)]
    [InlineData("NN4", 6_607_888, 285_330_432)]
    [InlineData("NNS1", 25_879_072, 217_204_080)]
    [InlineData("NNS2", 4_284_532, 20_017_460)]
    [InlineData("nn4.small2", 3_733_968, 207_420_928)]
    [InlineData("Inception-ResNet-v1", 22_793_728, 1_418_014_304)]
    [InlineData("MobileFaceNet", 1_003_136, 220_965_376)]
    public void Parameters_and_multiply_adds_are_exact(string name, long parameters, long multiplyAdds)
    {
        using var network = EmbeddingNetwork.Describe(NetworkCatalog.Find(name));

        network.Cost.ShouldBe(new(parameters, multiplyAdds));
    }

    // Table 2's own figures, to the digits that it prints; rows without weights are left out.
    [Theory]
    [InlineData("conv1", 9.5e3, 118.8e6)]
    [InlineData("inception2", 114.9e3, 360.5e6)]
    [InlineData("inception3a", 163.7e3, 128.3e6)]
    [InlineData("inception3b", 227.8e3, 178.6e6)]
    [InlineData("inception3c", 397.8e3, 108.2e6)]
    [InlineData("inception4a", 545.5e3, 106.9e6)]
    [InlineData("inception4b", 595.2e3, 116.7e6)]
    [InlineData("inception4c", 654.1e3, 128.2e6)]
    [InlineData("inception4d", 722.2e3, 141.6e6)]
    [InlineData("inception4e", 717.4e3, 56.3e6)]
    [InlineData("inception5a", 1588.5e3, 77.8e6)]
    [InlineData("inception5b", 1588.5e3, 77.8e6)]
    public void Each_row_of_NN2_costs_what_the_paper_says(string key, double parameters, double multiplyAdds)
    {
        using var network = EmbeddingNetwork.Describe(NetworkCatalog.Find("NN2"));

        var cost = network.Table.Single(row => row.Row.Key == key).Cost;

        ((double)cost.Parameters).ShouldBe(parameters, 60);
        ((double)cost.MultiplyAdds).ShouldBe(multiplyAdds, 60_000);
    }

    [Theory]
    [InlineData("NNS1")]
    [InlineData("NNS2")]
    public void Networks_of_our_own_design_meet_the_published_budget_within_two_percent(string name)
    {
        var definition = NetworkCatalog.Find(name);
        using var network = EmbeddingNetwork.Describe(definition);

        definition.IsOwnDesign.ShouldBeTrue();
        ((double)network.Cost.Parameters / definition.Paper.Parameters!.Value).ShouldBe(1, 0.02);
        ((double)network.Cost.MultiplyAdds / definition.Paper.MultiplyAdds!.Value).ShouldBe(1, 0.02);
    }

    [Theory]
    [InlineData(64, 7_456_304 - (64 * 1025))]
    [InlineData(256, 7_456_304 + (128 * 1025))]
    [InlineData(512, 7_456_304 + (384 * 1025))]
    public void Another_embedding_size_changes_the_last_layer_only(int size, long parameters)
    {
        using var network = EmbeddingNetwork.Describe(NetworkCatalog.Find("NN2"), new() { EmbeddingSize = size });

        network.Cost.Parameters.ShouldBe(parameters); // 1,024 weights and a bias for each value
    }

    [Fact]
    public void Inception_ResNet_of_512_values_is_as_large_as_the_published_weights()
    {
        using var network = EmbeddingNetwork.Describe(
            NetworkCatalog.Find("Inception-ResNet-v1"),
            new() { EmbeddingSize = 512 }
        );

        network.Cost.Parameters.ShouldBe(23_482_624);
    }

    [Fact]
    public void Batch_normalisation_adds_two_parameters_a_channel_and_no_multiply_adds()
    {
        var definition = NetworkCatalog.Find("NN4");
        using var plain = EmbeddingNetwork.Describe(definition);
        using var normalised = EmbeddingNetwork.Describe(definition, new() { BatchNorm = true });

        normalised.Cost.ShouldBe(plain.Cost with { Parameters = 6_622_640 });
    }
}
