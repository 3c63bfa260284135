using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Models;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet models add FILE --role ROLE</c>: a network of one's own.</summary>
internal sealed class AddModelCommand : Command, IHasExamples
{
    private readonly Argument<FileInfo> file = new("FILE") { Description = "An ONNX file, weights included" };
    private readonly Option<ModelRole> role = new("--role")
    {
        Description = "What the model does",
        HelpName = "embedder|detector|landmarks",
        Required = true,
    };
    private readonly JsonOption json;

    public AddModelCommand()
        : base("add", "Add an ONNX model with its card, which says how to feed it")
    {
        role.AcceptOnly("embedder", "detector", "landmarks");
        Add(file);
        Add(role);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet models add arcface.onnx --role embedder",
                "The card stands in arcface.card.json, or inside the file under the metadata key facenet.card."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(file).FullName;
        if (!File.Exists(path))
            throw new UsageException($"There is no file {path}. Give an ONNX file.");
        var added = await ModelStore.Default.AddAsync(path, parsed.GetValue(role), null, cancellationToken);
        var entry = new ModelEntry(added.Card, new FileInfo(added.Path).Length, added.Path, IsPretrained: false);
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed)
                ? JsonText.Serialize(ModelJson.Of(entry))
                : $"Added {added.Card.Name}; use it with --model {added.Card.Name}. It lies at {added.Path}"
        );
        return FaceNetCommandLine.Yes;
    }
}
