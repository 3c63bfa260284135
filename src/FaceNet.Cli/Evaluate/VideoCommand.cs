using System.CommandLine;
using FaceNet.Cli.Commands;
using FaceNet.Evaluation;
using FaceNet.Evaluation.Pairs;
using FaceNet.Evaluation.Reports;
using FaceNet.Evaluation.Tracks;
using FaceNet.Evaluation.Verification;
using FaceNet.Scanning;

namespace FaceNet.Cli.Evaluate;

/// <summary><c>facenet evaluate video</c>: pairs of tracks, as FaceNet does on YouTube Faces.</summary>
internal sealed class VideoCommand : Command, IHasExamples
{
    private readonly Option<FileInfo> pairsFile = new("--pairs")
    {
        Description = "CSV of tracks: left,right,same[,fold]; a track is a folder of frames",
        HelpName = "FILE",
        Required = true,
    };
    private readonly Option<DirectoryInfo> tracks = new("--tracks")
    {
        Description = "The folder that the tracks' paths are relative to",
        HelpName = "DIR",
        Required = true,
    };
    private readonly NumberOption<int> frames = new("--frames", 1, int.MaxValue)
    {
        Description = "How many frames of a track are used",
        HelpName = "N",
        DefaultValueFactory = _ => FaceTrack.UsualFrames,
    };
    private readonly ReportOption report;
    private readonly FaceReading faces;
    private readonly JsonOption json;

    public VideoCommand()
        : base("video", "Verification of tracks by the mean squared distance over all pairs of their frames")
    {
        Add(pairsFile);
        Add(tracks);
        Add(frames);
        report = new ReportOption(this);
        faces = new FaceReading(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            (
                "facenet evaluate video --pairs tracks.csv --tracks frames",
                "The first 100 frames of each track, as in the paper."
            ),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var root = parsed.GetRequiredValue(tracks).FullName;
        var file = parsed.GetRequiredValue(pairsFile);
        var pairs = UsualFolds.Of(PairFile.Read(file.FullName), file);
        using var reader = await faces.OpenAsync(parsed, cancellationToken);
        var read = new Dictionary<string, FaceTrack?>(StringComparer.Ordinal);
        foreach (var track in pairs.Images)
            read[track] = await ReadAsync(reader, root, track, parsed.GetValue(frames)!.Value, cancellationToken);
        var scored = ScoredPair.Measure(
            pairs,
            (left, right) => read[left] is { } one && read[right] is { } other ? one.MeanSquaredDistance(other) : null
        );
        var result = VerificationProtocol.Run(scored, null, cancellationToken);
        if (json.IsSet(parsed))
            parsed.InvocationConfiguration.Output.WriteLine(EvaluationJson.Write(result));
        else
            VerificationText.Print(result, parsed.InvocationConfiguration.Output);
        if (report.Folder(parsed) is { } target)
            new VerificationReport
            {
                Title = $"{reader.ModelName} on the tracks of {file.Name}",
                Result = result,
                Pairs = scored,
                Settings =
                [
                    .. reader.Settings,
                    new("frames of a track", $"{parsed.GetValue(frames)}; the first is shown"),
                    new("pairs", file.Name),
                    new("SHA-256 of the pairs", FileHash.Of(file)),
                ],
                Picture = FirstFrames(root),
            }.Write(target);
        return FaceNetCommandLine.Yes;
    }

    /// <summary>A track is shown by its first frame.</summary>
    private static Func<string, byte[]?> FirstFrames(string root)
    {
        var picture = ReportOption.PicturesOf(root);
        return track =>
            PhotoFiles.Find(Path.Combine(root, track)) is [var first, ..] ? picture(Path.Combine(track, first)) : null;
    }

    private static async Task<FaceTrack?> ReadAsync(
        FaceReader reader,
        string root,
        string track,
        int frames,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.Combine(root, track);
        if (!Directory.Exists(folder))
            throw new EvaluationException($"The track {track} is not a folder in {root}.");
        var paths = PhotoFiles.Find(folder);
        var embeddings = await reader.ReadAsync(folder, paths, cancellationToken);
        var found = paths.Select(path => embeddings[path]).OfType<Embedding>().ToArray();
        return found.Length == 0 ? null : new FaceTrack(found, frames);
    }
}
