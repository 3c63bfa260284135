using System.CommandLine;
using FaceNet.Evaluation;
using FaceNet.Galleries;
using FaceNet.Scanning;

namespace FaceNet.Cli;

/// <summary>Turns what can go wrong in the world into a sentence and exit code 2; bugs keep their stack trace.</summary>
internal static class Failures
{
    public static async Task<int> ReportAsync(ParseResult parsed, InvocationConfiguration streams)
    {
        var error = streams.Error;
        try
        {
            return await parsed.InvokeAsync(streams);
        }
        catch (OperationCanceledException)
        {
            var remembered = CacheOptions.AreInUse(parsed)
                ? " Photos already looked at are remembered: the same command goes on from there."
                : "";
            error.WriteLine($"facenet: stopped.{remembered}");
        }
        catch (CacheException exception)
        {
            error.WriteLine($"facenet: {exception.Message} (--cache FILE names another, --no-cache does without.)");
        }
        catch (Exception exception) when (IsOfTheWorld(exception))
        {
            error.WriteLine($"facenet: {exception.Message}");
        }
        return FaceNetCommandLine.Error;
    }

    private static bool IsOfTheWorld(Exception exception) =>
        exception
            is PhotoException
                or ModelException
                or EvaluationException
                or GalleryException
                or UsageException
                or IOException
                or UnauthorizedAccessException;
}
