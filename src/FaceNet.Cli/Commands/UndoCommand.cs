using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Layout;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet undo DIR</c>: takes back the folders that <c>organize</c> laid out.</summary>
internal sealed class UndoCommand : Command, IHasExamples
{
    private readonly Argument<DirectoryInfo> folder = new("DIR")
    {
        Description = "The folder given to 'facenet organize --out', or the by-person folder in it",
        DefaultValueFactory = _ => new DirectoryInfo("people"),
    };
    private readonly JsonOption json;

    public UndoCommand()
        : base("undo", "Remove the folders by person that organize laid out; photos of yours are never touched")
    {
        Add(folder);
        json = new JsonOption(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("facenet undo people", "What you changed in those folders is kept and named; then the exit code is 1.")];

    private Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var outcome = FolderLayout.Undo(UndoFile(parsed.GetRequiredValue(folder).FullName), cancellationToken);
        var streams = parsed.InvocationConfiguration;
        if (json.IsSet(parsed))
        {
            var kept = outcome.LeftOut.Select(file => new KeptJson(file.Path, file.Reason));
            streams.Output.WriteLine(JsonText.Serialize(new UndoneJson(outcome.Done, [.. kept])));
        }
        else
        {
            foreach (var (path, reason) in outcome.LeftOut)
                streams.Error.WriteLine($"facenet: kept {PlainText.Name(path)}: {reason}");
            streams.Output.WriteLine($"{PlainText.Count(outcome.Done, "file")} removed, {outcome.LeftOut.Count} kept");
        }
        return Task.FromResult(outcome.LeftOut.Count == 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No);
    }

    private static string UndoFile(string folder)
    {
        string[] places = [folder, Path.Combine(folder, FolderLayout.FolderName)];
        var layout =
            Array.Find(places, FolderLayout.IsLayout)
            ?? throw new UsageException(
                $"There is nothing to undo in {folder}: no {FolderLayout.UndoFileName} is there. Give the folder that was named with 'organize --out'."
            );
        return Path.Combine(layout, FolderLayout.UndoFileName);
    }
}
