using System.CommandLine;
using FaceNet.Cli.Output;

namespace FaceNet.Cli.Commands;

/// <summary><c>facenet verify A B</c>: are these photos of the same person?</summary>
internal sealed class VerifyCommand : Command, IHasExamples
{
    private readonly Argument<string> anchor = new("A") { Description = "A photo of a person" };
    private readonly Argument<string> probe = new("B") { Description = "Another photo, perhaps of the same person" };
    private readonly RecognizerOptions recognizerOptions;
    private readonly JsonOption json;

    public VerifyCommand()
        : base("verify", "Say whether two photos show the same person, by the main face of each")
    {
        Add(anchor);
        Add(probe);
        recognizerOptions = new RecognizerOptions(this);
        json = new JsonOption(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<(string Command, string Meaning)> Examples =>
        [
            ("facenet verify anna-2019.jpg anna-2024.jpg", "Exit code 0 when they are the same person, 1 when not."),
            ("facenet verify a.jpg b.jpg --json", "Squared distance, threshold and false accept rate for a program."),
        ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        var first = MainFace(recognizer, parsed.GetRequiredValue(anchor));
        cancellationToken.ThrowIfCancellationRequested();
        var second = MainFace(recognizer, parsed.GetRequiredValue(probe));
        var (same, squaredDistance, threshold, probability) = recognizer.Verify(first, second);
        var output = parsed.InvocationConfiguration.Output;
        if (json.IsSet(parsed))
            output.WriteLine(
                JsonText.Serialize(
                    new VerificationJson(
                        same,
                        squaredDistance,
                        threshold.SquaredDistance,
                        threshold.FalseAcceptRate,
                        probability
                    )
                )
            );
        else
            output.WriteLine(
                $"{(same ? "The same person" : "Different people")}: squared distance {squaredDistance:0.000}, threshold {threshold.SquaredDistance:0.000} "
                    + $"(accepts {threshold.FalseAcceptRate:0.####%} of strangers, {threshold.MeasuredOn})"
                    + (probability is { } value ? $", probability of the same person {value:0.0%}" : "")
            );
        return same ? FaceNetCommandLine.Yes : FaceNetCommandLine.No;
    }

    private static Face MainFace(FaceRecognizer recognizer, string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path} is a folder. Give two photos.");
        try
        {
            return recognizer.FindMainFace(path)
                ?? throw new UsageException(
                    $"There is no face to be found in {path}. Give a photo in which a face is at least 30 pixels high."
                );
        }
        catch (PhotoException exception)
        {
            throw new UsageException($"{path}: {exception.Message}");
        }
    }
}
