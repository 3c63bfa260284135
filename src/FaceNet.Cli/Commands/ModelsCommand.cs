using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Models;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet models</c>: which models there are, and where they lie.</summary>
internal sealed class ModelsCommand : Command, IHasExamples
{
    private const int NameWidth = 18;

    private readonly JsonOption json;

    public ModelsCommand()
        : base("models", "List the models: role, size, licence, origin and place")
    {
        json = new JsonOption(this);
        Add(new AddModelCommand());
        Add(new RemoveModelCommand());
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet models", "Pretrained models are fetched when they are first needed."),
            (
                "facenet models add my-net.onnx --role embedder",
                "Add a network of your own, with my-net.card.json beside it."
            ),
        ];

    private int Run(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var models = ModelStore.Default.List();
        if (json.IsSet(parsed))
        {
            using var array = new JsonArray<ModelJson>(output);
            foreach (var model in models)
                array.Add(ModelJson.Of(model));
        }
        else
        {
            foreach (var model in models)
                Print(model, output);
            output.WriteLine(
                $"{"fused", -NameWidth} dlib-resnet and mobilefacenet together: the weighted sum of their squared distances"
            );
        }
        return FaceNetCommandLine.Yes;
    }

    private static void Print(ModelEntry model, TextWriter output)
    {
        var card = model.Card;
        var dimension = card.Dimension is { } values ? $", {values} values" : "";
        output.WriteLine(
            $"{card.Name, -NameWidth} {card.Role.ToString().ToLowerInvariant()}{dimension}, {model.Bytes / 1e6:0.0} MB"
        );
        output.WriteLine($"{"", -NameWidth} licence: {card.Licence}");
        output.WriteLine($"{"", -NameWidth} origin:  {card.Origin}");
        output.WriteLine($"{"", -NameWidth} place:   {model.Path ?? "not fetched yet"}");
    }
}
