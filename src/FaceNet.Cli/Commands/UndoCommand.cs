using System.CommandLine;
using FaceNet.Organizing;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet undo DIR</c>: takes back the folders that <c>organize</c> laid out.</summary>
internal sealed class UndoCommand : Command, IHasExamples
{
    private readonly Argument<DirectoryInfo> folder = new("DIR")
    {
        Description = "The folder given to 'facenet organize --out', or the by-person folder in it",
        DefaultValueFactory = _ => new DirectoryInfo("people"),
    };

    public UndoCommand()
        : base("undo", "Remove the folders by person that organize laid out; photos of yours are never touched")
    {
        Add(folder);
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("facenet undo people", "What you changed in those folders since is kept, and named.")];

    private Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var outcome = FolderLayout.Undo(UndoFile(parsed.GetRequiredValue(folder).FullName), cancellationToken);
        foreach (var (path, reason) in outcome.LeftOut)
            parsed.InvocationConfiguration.Error.WriteLine($"facenet: kept {path}: {reason}");
        parsed.InvocationConfiguration.Output.WriteLine($"{outcome.Done} files removed, {outcome.LeftOut.Count} kept");
        return Task.FromResult(outcome.LeftOut.Count == 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No);
    }

    private static string UndoFile(string folder)
    {
        string[] places = [folder, Path.Combine(folder, FolderLayout.FolderName)];
        var layout =
            Array.Find(places, FolderLayout.IsLayout)
            ?? throw new UsageException(
                $"There is nothing to undo in {folder}: no {FolderLayout.UndoFileName} is there."
            );
        return Path.Combine(layout, FolderLayout.UndoFileName);
    }
}
