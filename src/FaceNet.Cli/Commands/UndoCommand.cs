using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Galleries;
using FaceNet.Layout;
using FaceNet.Recognition;

namespace FaceNet.Cli.Commands;

/// <summary>
/// <c>facenet undo DIR</c>: takes back the folders that <c>organize</c> laid out; <c>facenet undo --gallery</c>: the last
/// decision about people. Without either it is the folders, as it always was: nobody should change a gallery by accident.
/// </summary>
internal sealed class UndoCommand : Command, IHasExamples
{
    private readonly Argument<DirectoryInfo> folder = new("DIR")
    {
        Description = "The folder given to 'facenet organize --out', or the by-person folder in it",
        DefaultValueFactory = _ => new DirectoryInfo("people"),
    };
    private readonly Option<bool> list = new("--list")
    {
        Description = "List what was decided in the gallery instead, and take nothing back",
    };
    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public UndoCommand()
        : base(
            "undo",
            "Take back the last decision about people (--gallery), or remove the folders by person that organize laid out; photos of yours are never touched"
        )
    {
        Add(folder);
        galleryOptions = new GalleryOptions(
            this,
            "Take back the last enroll, name, merge, split, confirm, reject or answer in this gallery [default: gallery.db in your data folder]"
        );
        Add(list);
        json = new JsonOption(this);
        Validators.Add(result =>
        {
            var isGallery = galleryOptions.IsSet(result) || result.GetValue(list);
            if (isGallery && result.GetResult(folder) is { Implicit: false, Tokens.Count: > 0 })
                result.AddError("Give a folder, or --gallery, and not both.");
        });
        SetAction(Run);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet undo people", "What you changed in those folders is kept and named; then the exit code is 1."),
            (
                "facenet undo --gallery",
                "Who was who before the last decision is again. Again for the one before. What was forgotten stays so."
            ),
            ("facenet undo --gallery family.db --list", "All decisions of that gallery, the oldest first."),
        ];

    private Task<int> Run(ParseResult parsed, CancellationToken cancellationToken) =>
        Task.FromResult(
            parsed.GetValue(list) ? List(parsed)
            : galleryOptions.IsSet(parsed) ? UndoDecision(parsed)
            : UndoFolders(parsed, cancellationToken)
        );

    private int UndoDecision(ParseResult parsed)
    {
        using var gallery = galleryOptions.OpenExisting(parsed);
        var output = parsed.InvocationConfiguration.Output;
        if (GalleryErasure.Undo(gallery) is not { } undone)
        {
            output.WriteLine(json.IsSet(parsed) ? "null" : $"There is no decision to take back in {gallery.Path}.");
            return FaceNetCommandLine.No;
        }
        output.WriteLine(
            json.IsSet(parsed) ? JsonText.Serialize(DecisionJson.Of(undone)) : $"Taken back: {DecisionText.Of(undone)}"
        );
        return FaceNetCommandLine.Yes;
    }

    private int List(ParseResult parsed)
    {
        using var gallery = galleryOptions.OpenExisting(parsed);
        var decisions = gallery.Decisions;
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
        {
            using var array = new JsonArray<DecisionJson>(output);
            foreach (var decision in decisions)
                array.Add(DecisionJson.Of(decision));
        }
        else
        {
            foreach (var decision in decisions)
                output.WriteLine($"{decision.Id}: {DecisionText.Of(decision)}{State(decision.State)}");
            output.WriteLine($"{PlainText.Count(decisions.Count, "decision")} in {gallery.Path}");
        }
        return decisions.Count > 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private static string State(DecisionState state) =>
        state switch
        {
            DecisionState.Undone => " (taken back)",
            DecisionState.Final => " (for good)",
            _ => "",
        };

    private int UndoFolders(ParseResult parsed, CancellationToken cancellationToken)
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
        return outcome.LeftOut.Count == 0 ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private static string UndoFile(string folder)
    {
        string[] places = [folder, Path.Combine(folder, FolderLayout.FolderName)];
        var layout =
            Array.Find(places, FolderLayout.IsLayout)
            ?? throw new UsageException(
                $"There is nothing to undo in {folder}: no {FolderLayout.UndoFileName} is there. Give the folder that was named with 'organize --out'; to take back a decision about people, 'facenet undo --gallery'."
            );
        return Path.Combine(layout, FolderLayout.UndoFileName);
    }
}
