using System.CommandLine;
using FaceNet.Models;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet models remove NAME</c>.</summary>
internal sealed class RemoveModelCommand : Command
{
    private readonly Argument<string> name = new("NAME") { Description = "A model that 'facenet models' lists" };

    public RemoveModelCommand()
        : base("remove", "Delete a model from this machine; a pretrained one is fetched again when it is needed")
    {
        Add(name);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var removed = await ModelStore.Default.RemoveAsync(parsed.GetRequiredValue(name), cancellationToken);
        parsed.InvocationConfiguration.Output.WriteLine(
            removed ? "Removed." : "There was no such model on this machine."
        );
        return removed ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }
}
