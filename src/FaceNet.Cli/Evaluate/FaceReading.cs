using System.CommandLine;

namespace FaceNet.Cli.Evaluate;

/// <summary>How evaluations read faces: each picture counts by one face.</summary>
internal sealed class FaceReading
{
    private readonly Option<bool> centred = new("--centred")
    {
        Description = "Take the face nearest the middle, as data sets like LFW mean it, rather than the main face",
    };
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;

    public FaceReading(Command command)
    {
        command.Add(centred);
        recognizerOptions = new RecognizerOptions(command);
        cacheOptions = new CacheOptions(command);
    }

    /// <summary>Loads the recognizer and opens the cache; both are disposed with the result.</summary>
    public async Task<FaceReader> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken);
        try
        {
            return new FaceReader(
                recognizer,
                cacheOptions.Open(parsed),
                [.. recognizerOptions.Describe(parsed, recognizer), new("face of a picture", Which(parsed))],
                parsed.GetValue(centred),
                parsed.InvocationConfiguration
            );
        }
        catch
        {
            recognizer.Dispose();
            throw;
        }
    }

    private string Which(ParseResult parsed) => parsed.GetValue(centred) ? "nearest the middle" : "main face";
}
