using System.CommandLine;
using System.Text.Json;
using FaceNet.Training.Experiments;
using FaceNet.Training.Layers;
using FaceNet.Training.Networks;

namespace FaceNet.Training.Cli.Experiments;

/// <summary><c>facenet-train gradients [NETWORK]</c></summary>
internal sealed class GradientsCommand : Command
{
    private static readonly Activation[] Activations = [Activation.Relu, Activation.Tanh, Activation.Sigmoid];

    private readonly Argument<string> network = new("network")
    {
        Description = "The network, for instance NN2.",
        DefaultValueFactory = _ => "NN4",
    };

    private readonly Option<FileInfo?> output = new("--output", "-o") { Description = "An SVG picture to draw." };

    private readonly Option<ulong> seed = new("--seed")
    {
        Description = "Seed of the weights and the pictures.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON." };

    public GradientsCommand()
        : base(
            "gradients",
            """
            Show how much of the loss's gradient arrives at each layer of an untrained network, for ReLU, tanh and
            sigmoid: the vanishing gradient, layer by layer.

            Examples:
              facenet-train gradients
              facenet-train gradients NN4 --output docs/images/vanishing-gradient.svg
            """
        )
    {
        Add(network);
        Add(output);
        Add(seed);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var definition = NetworkCatalog.Find(parsed.GetRequiredValue(network));
        var series = Activations
            .Select(activation =>
                (
                    Name: $"{activation}",
                    Layers: GradientFlow.Measure(definition, activation, seed: parsed.GetValue(seed))
                )
            )
            .ToArray();
        if (parsed.GetValue(output) is { } file)
            File.WriteAllText(
                file.FullName,
                GradientChart.Draw(
                    $"Gradient that arrives at each layer of an untrained {definition.Name}, last layer = 1",
                    series
                )
            );
        var writer = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
            writer.WriteLine(
                JsonSerializer.Serialize(
                    series.ToDictionary(line => line.Name, line => line.Layers),
                    GradientsContext.Default.Flows
                )
            );
        else
            WriteTable(series, writer);
        return CommandRunner.Success;
    }

    private static void WriteTable((string Name, IReadOnlyList<GradientFlow> Layers)[] series, TextWriter writer)
    {
        List<string[]> rows =
        [
            ["layer", .. series.Select(line => line.Name)],
        ];
        for (var i = 0; i < series[0].Layers.Count; i++)
            rows.Add([series[0].Layers[i].Layer, .. series.Select(line => $"{line.Layers[i].Gradient:0.00e+0}")]);
        TextTable.Write(rows, writer);
    }
}
