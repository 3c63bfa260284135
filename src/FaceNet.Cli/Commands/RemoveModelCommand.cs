using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Models;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet models remove NAME</c>.</summary>
internal sealed class RemoveModelCommand : Command, IHasExamples
{
    private readonly Argument<string> name = new("NAME") { Description = "A model that 'facenet models' lists" };

    private readonly JsonOption json;

    public RemoveModelCommand()
        : base("remove", "Delete a model from this machine; a pretrained one is fetched again when it is needed")
    {
        Add(name);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("facenet models remove my-net", "The space that it took is free.")];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var model = parsed.GetRequiredValue(name);
        if (!await ModelStore.Default.RemoveAsync(model, cancellationToken))
            throw new UsageException(
                $"There is no model {PlainText.Name(model)} on this machine. 'facenet models' lists those that are."
            );
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed) ? JsonText.Serialize(new RemovedJson(true)) : "Removed."
        );
        return FaceNetCommandLine.Yes;
    }
}
