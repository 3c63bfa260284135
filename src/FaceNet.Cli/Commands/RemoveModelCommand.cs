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
        [("facenet models remove my-net", "Exit code 1 when there is no such model on this machine.")];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var removed = await ModelStore.Default.RemoveAsync(parsed.GetRequiredValue(name), cancellationToken);
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed) ? JsonText.Serialize(new RemovedJson(removed))
            : removed ? "Removed."
            : "There was no such model on this machine."
        );
        return removed ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }
}
