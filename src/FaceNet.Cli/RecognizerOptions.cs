using System.CommandLine;
using FaceNet.Cli.Output;

namespace FaceNet.Cli;

/// <summary>The options that every command with a recognizer takes.</summary>
internal sealed class RecognizerOptions
{
    private static readonly FaceRecognizerOptions Defaults = new();

    private readonly Option<string> model = new("--model", "-m")
    {
        Description = "The embedder; 'facenet models' lists them",
        HelpName = "NAME",
        DefaultValueFactory = _ => Defaults.Model,
    };

    private readonly Option<float> minimumScore = new("--min-score")
    {
        Description = "Confidence from which a detection counts as a face, 0 to 1",
        HelpName = "SCORE",
        DefaultValueFactory = _ => Defaults.Detection.MinimumScore,
    };

    private readonly Option<bool> crowds = new("--crowds")
    {
        Description = "Also search at twice the detail, for small faces in large photos; about twice as slow",
    };

    public RecognizerOptions(Command command)
    {
        minimumScore.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<float>() is not (>= 0 and <= 1))
                result.AddError($"--min-score is '{result.Tokens[0].Value}'; it must lie between 0 and 1.");
        });
        command.Add(model);
        command.Add(minimumScore);
        command.Add(crowds);
    }

    public async Task<FaceRecognizer> LoadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var progress = new ProgressDisplay();
        return await LoadAsync(parsed, progress, cancellationToken);
    }

    public Task<FaceRecognizer> LoadAsync(
        ParseResult parsed,
        ProgressDisplay progress,
        CancellationToken cancellationToken
    ) => FaceRecognizer.LoadAsync(Options(parsed), progress, cancellationToken);

    private FaceRecognizerOptions Options(ParseResult parsed)
    {
        var detection = Defaults.Detection with { MinimumScore = parsed.GetValue(minimumScore) };
        if (parsed.GetValue(crowds))
            detection = detection with { SearchSides = [.. detection.SearchSides, 2 * detection.SearchSides[^1]] };
        return Defaults with { Model = parsed.GetValue(model)!, Detection = detection };
    }
}
