using System.CommandLine;
using System.Numerics;
using FaceNet.Cli.Output;
using FaceNet.Evaluation;
using FaceNet.Scanning;

namespace FaceNet.Cli.Evaluate;

/// <summary>Reads the faces of labelled pictures, one of each.</summary>
internal sealed class FaceReader(
    FaceRecognizer recognizer,
    FaceCache? cache,
    IReadOnlyList<KeyValuePair<string, string>> settings,
    bool centred,
    InvocationConfiguration streams
) : IDisposable
{
    /// <summary>The recognizer that reads.</summary>
    public FaceRecognizer Recognizer => recognizer;

    /// <summary>The model's name, as the user gave it.</summary>
    public string ModelName => settings.First(setting => setting.Key == RecognizerOptions.ModelSetting).Value;

    /// <summary>What is needed to repeat a measurement: model, options, versions.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings => settings;

    /// <summary>The embedding of each picture's face by its path; null where no face was found.</summary>
    /// <param name="folder">The folder that the paths are relative to.</param>
    /// <param name="paths">The pictures.</param>
    /// <param name="cancellationToken">Honoured between pictures.</param>
    /// <exception cref="EvaluationException">A picture is missing or cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, Embedding?>> ReadAsync(
        string folder,
        IReadOnlyCollection<string> paths,
        CancellationToken cancellationToken
    )
    {
        if (paths.FirstOrDefault(path => !File.Exists(Path.Combine(folder, path))) is { } missing)
            throw new EvaluationException(
                $"The picture {missing} is not in {folder}. Name the folder that the paths are relative to with --images."
            );
        await using var progress = new ProgressDisplay(streams);
        var embeddings = new Dictionary<string, Embedding?>(StringComparer.Ordinal);
        var unreadable = new List<(string Path, string Reason)>();
        await foreach (var photo in new PhotoScanner(recognizer, cache).ScanAsync(folder, paths, cancellationToken))
        {
            if (photo.UnreadableReason is { } reason)
                unreadable.Add((photo.Path, reason));
            embeddings[photo.Path] = FaceOf(photo)?.Embedding;
            progress.Report("Reading faces", embeddings.Count, paths.Count);
        }
        RefuseUnreadable(unreadable);
        return embeddings;
    }

    /// <summary>The pictures of a folder that holds a folder a person, labelled with its name.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Honoured between pictures.</param>
    /// <param name="only">The people to read; null for all.</param>
    /// <exception cref="EvaluationException">There is none, or one cannot be read.</exception>
    public async Task<IReadOnlyList<LabelledFace>> ReadPeopleAsync(
        string folder,
        CancellationToken cancellationToken,
        IReadOnlySet<string>? only = null
    )
    {
        bool IsWanted(string person) => only?.Contains(person) is not false;
        var unreadable = new List<(string Path, string Reason)>();
        var paths = PhotoFiles
            .Find(folder, (path, reason) => unreadable.Add((path, reason)))
            .Where(path => path.Contains('/') && IsWanted(Person(path)))
            .ToArray();
        RefuseUnreadable([.. unreadable.Where(person => IsWanted(person.Path))]);
        if (paths.Length == 0)
            throw new EvaluationException(
                $"There are no pictures in folders below {folder}{(only is null ? "" : " that are listed")}: a folder a person is needed."
            );
        var embeddings = await ReadAsync(folder, paths, cancellationToken);
        return [.. paths.Select(path => new LabelledFace(path, Person(path), embeddings[path]))];
    }

    /// <summary>A measurement that left some out would be of other data than the user means.</summary>
    private static void RefuseUnreadable(List<(string Path, string Reason)> unreadable)
    {
        const int Shown = 5;
        if (unreadable.Count == 0)
            return;
        var first = unreadable
            .Take(Shown)
            .Select(one => $"{Environment.NewLine}  {PlainText.Name(one.Path)}: {one.Reason}");
        var more = unreadable.Count > Shown ? $"{Environment.NewLine}  and {unreadable.Count - Shown} more" : "";
        throw new EvaluationException(
            $"{PlainText.Count(unreadable.Count, "picture or folder", "pictures or folders")} cannot be read, and what is left out would change "
                + $"the figures. Mend or remove them, then do the same again:{string.Concat(first)}{more}"
        );
    }

    private static string Person(string path) => path[..path.LastIndexOf('/')];

    private Face? FaceOf(ScannedPhoto photo) =>
        centred && photo.Size is { } size
            ? photo.Faces.Select(found => found.Face).MinBy(face => FromMiddle(face.Box.Center, size))
            : photo.MainFace;

    private static float FromMiddle(Vector2 point, PixelSize size) =>
        Vector2.DistanceSquared(point, new Vector2(size.Width, size.Height) / 2);

    public void Dispose()
    {
        cache?.Dispose();
        recognizer.Dispose();
    }
}
