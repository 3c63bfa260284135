using System.CommandLine;

namespace FaceNet.Cli.Evaluate;

/// <summary>How evaluations read faces: each picture counts by one face.</summary>
internal sealed class FaceReading
{
    private readonly Option<bool> centred = new("--centred")
    {
        Description = "Take the face nearest the middle, as data sets like LFW mean it, rather than the main face",
    };
    private readonly Option<bool> flip = new("--flip")
    {
        Description = "Average the vectors of each face and its mirror image; takes twice as long",
    };
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="offerFlip">False where what is measured is for commands that compare without mirror images.</param>
    public FaceReading(Command command, bool offerFlip = true)
    {
        command.Add(centred);
        if (offerFlip)
            command.Add(flip);
        recognizerOptions = new RecognizerOptions(command);
        cacheOptions = new CacheOptions(command);
    }

    /// <summary>Loads the recognizer and opens the cache; both are disposed with the result.</summary>
    public async Task<FaceReader> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var recognizer = await recognizerOptions.LoadAsync(parsed, cancellationToken, parsed.GetValue(flip));
        try
        {
            return new FaceReader(
                recognizer,
                cacheOptions.Open(parsed),
                [
                    .. recognizerOptions.Describe(parsed, recognizer),
                    new("face of a picture", Which(parsed)),
                    new("averaged with the mirror image", parsed.GetValue(flip) ? "yes" : "no"),
                ],
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
