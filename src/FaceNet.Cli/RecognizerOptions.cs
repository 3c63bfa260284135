using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Detection;
using FaceNet.Magick;

namespace FaceNet.Cli;

/// <summary>The options that every command with a recognizer takes.</summary>
internal sealed class RecognizerOptions
{
    /// <summary>The name under which <see cref="Describe"/> gives the model.</summary>
    public const string ModelSetting = "model";

    private readonly Option<string> model = new("--model", "-m")
    {
        Description = "The embedder, which turns a face into a vector; 'facenet models' lists them",
        HelpName = "NAME",
        DefaultValueFactory = _ => new FaceRecognizerOptions().Model,
    };

    private readonly Option<string> detector = new("--detector")
    {
        Description = "The network that finds faces; rfb-320-int8 is faster and finds about one in a hundred otherwise",
        HelpName = "NAME",
        DefaultValueFactory = _ => new FaceRecognizerOptions().Detector,
    };

    private readonly NumberOption<float> minimumScore = new("--min-score", 0, 1)
    {
        Description =
            "How sure the detector must be that it sees a face, 0 to 1; lower finds more, and more that is none",
        HelpName = "SCORE",
        DefaultValueFactory = _ => new FaceDetectorOptions().MinimumScore,
    };

    private readonly Option<bool> crowds = new("--crowds")
    {
        Description = "Also look for very small faces in large photos; takes about twice as long",
    };

    public RecognizerOptions(Command command)
    {
        command.Add(model);
        command.Add(detector);
        command.Add(minimumScore);
        command.Add(crowds);
    }

    public async Task<FaceRecognizer> LoadAsync(
        ParseResult parsed,
        CancellationToken cancellationToken,
        bool averageMirrorImage = false
    )
    {
        await using var progress = new ProgressDisplay(parsed.InvocationConfiguration);
        return await FaceRecognizer.LoadAsync(
            Options(parsed) with
            {
                AverageMirrorImage = averageMirrorImage,
            },
            progress,
            cancellationToken
        );
    }

    public Task<FaceRecognizer> LoadAsync(
        ParseResult parsed,
        ProgressDisplay progress,
        CancellationToken cancellationToken
    ) => FaceRecognizer.LoadAsync(Options(parsed), progress, cancellationToken);

    /// <summary>What another person needs to repeat a measurement.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Describe(ParseResult parsed, FaceRecognizer recognizer)
    {
        var options = Options(parsed);
        return
        [
            new(ModelSetting, options.Model),
            new("detector", options.Detector),
            new("models and settings", recognizer.Identity),
            new("least score of a detection", $"{options.Detection.MinimumScore}"),
            new("search sides", string.Join(", ", options.Detection.SearchSides)),
            new("program", $"{typeof(FaceRecognizer).Assembly.GetName().Version}"),
        ];
    }

    private FaceRecognizerOptions Options(ParseResult parsed)
    {
        var detection = new FaceDetectorOptions { MinimumScore = parsed.GetValue(minimumScore)!.Value };
        if (parsed.GetValue(crowds))
            detection = detection with { SearchSides = [.. detection.SearchSides, 2 * detection.SearchSides[^1]] };
        return new FaceRecognizerOptions
        {
            Model = parsed.GetValue(model)!,
            Detector = parsed.GetValue(detector)!,
            Detection = detection,
            Codec = MagickCodec.Instance,
        };
    }
}
