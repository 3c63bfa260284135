using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Galleries;
using FaceNet.Storage;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet export OUT</c>: what is enrolled, for other programs.</summary>
internal sealed class ExportCommand : Command, IHasExamples
{
    private readonly Argument<string> target = new("OUT")
    {
        Description =
            "A new folder, for a folder a person with pictures; or a table by its ending: .csv, .parquet, .npy, .jsonl",
    };
    private readonly GalleryOptions galleryOptions;
    private readonly JsonOption json;

    public ExportCommand()
        : base(
            "export",
            "Write everybody enrolled for other programs, to a folder or a table: names, vectors, places, pictures. To move or back up a gallery, copy its file; an export is not read back"
        )
    {
        Add(target);
        galleryOptions = new GalleryOptions(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet export people.csv", "A row a face: photo, person, box, landmarks, score, quality, vector."),
            (
                "facenet export Export",
                "Export/Anna has the small pictures of Anna, Export/faces.parquet the vectors. The pictures are to look at: too small to enrol from."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(target));
        using var gallery = galleryOptions.OpenExisting(parsed);
        var isTable = FaceTableWriter.Knows(path) && !Directory.Exists(path);
        if (isTable)
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var faces = isTable
            ? await GalleryExport.WriteTableAsync(gallery, path, cancellationToken)
            : await GalleryExport.WriteFolderAsync(gallery, path, cancellationToken);
        parsed.InvocationConfiguration.Output.WriteLine(
            json.IsSet(parsed)
                ? JsonText.Serialize(new ExportedJson(path, faces))
                : $"{PlainText.Count(faces, "face")} of {PlainText.Count(gallery.People.Count, "person", "people")} in {path}"
        );
        return FaceNetCommandLine.Yes;
    }
}
