using System.CommandLine;

namespace FaceNet.Cli.Evaluate;

/// <summary>How evaluations read faces: each picture counts by its main face, as everywhere else.</summary>
internal sealed class FaceReading
{
    private readonly RecognizerOptions recognizerOptions;
    private readonly CacheOptions cacheOptions;

    public FaceReading(Command command)
    {
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
                recognizerOptions.Describe(parsed, recognizer),
                parsed.InvocationConfiguration
            );
        }
        catch
        {
            recognizer.Dispose();
            throw;
        }
    }
}
