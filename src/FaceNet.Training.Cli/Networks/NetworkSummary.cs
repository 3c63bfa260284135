using FaceNet.Training.Networks;

namespace FaceNet.Training.Cli.Networks;

/// <summary>A network in <c>networks --json</c>.</summary>
internal sealed record NetworkSummary(
    string Name,
    NetworkSummary.InputSize Input,
    long Parameters,
    long MultiplyAdds,
    long? PaperParameters,
    long? PaperMultiplyAdds,
    int Embedding
)
{
    internal sealed record InputSize(int Height, int Width);

    public static NetworkSummary Of(NetworkDefinition definition, NetworkOptions options)
    {
        using var network = EmbeddingNetwork.Describe(definition, options);
        var cost = network.Cost;
        return new(
            definition.Name,
            new(network.Input.Height, network.Input.Width),
            cost.Parameters,
            cost.MultiplyAdds,
            definition.Paper.Parameters,
            definition.Paper.MultiplyAdds,
            options.EmbeddingSize
        );
    }
}
