using System.CommandLine;
using System.Text.Json;
using FaceNet.Training.Networks;

namespace FaceNet.Training.Cli.Networks;

/// <summary><c>facenet-train networks [NAME]</c></summary>
internal sealed class NetworksCommand : Command
{
    private readonly Argument<string?> name = new("name")
    {
        Description = "Print the layer table of this network, for instance NN2.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<int> embedding = new("--embedding")
    {
        Description = "Number of values of an embedding: 64, 128, 256 or 512.",
        DefaultValueFactory = _ => new NetworkOptions().EmbeddingSize,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON instead of a table." };

    public NetworksCommand()
        : base(
            "networks",
            """
            Print the parameters and multiply-adds of each network beside the paper's, or one network layer by layer.

            Examples:
              facenet-train networks
              facenet-train networks NN2
              facenet-train networks --json --embedding 512
            """
        )
    {
        Add(name);
        Add(embedding);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var options = new NetworkOptions { EmbeddingSize = parsed.GetValue(embedding) };
        var chosen = parsed.GetValue(name) is { } one ? [NetworkCatalog.Find(one)] : NetworkCatalog.All;
        if (parsed.GetValue(json))
            WriteJson(chosen, options, output);
        else if (parsed.GetValue(name) is null)
            SizeTable.Write(chosen, options, output);
        else
            LayerTable.Write(chosen[0], options, output);
        return CommandRunner.Success;
    }

    private static void WriteJson(IEnumerable<NetworkDefinition> networks, NetworkOptions options, TextWriter output)
    {
        var summaries = networks.Select(network => NetworkSummary.Of(network, options)).ToArray();
        output.WriteLine(JsonSerializer.Serialize(summaries, NetworkSummaryContext.Default.NetworkSummaryArray));
    }
}
