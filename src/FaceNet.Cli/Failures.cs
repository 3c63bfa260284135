using System.CommandLine;
using FaceNet.Cli.Commands;
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
            var kept = parsed.CommandResult.Command is IKeepsWork work ? $" {work.Kept}" : "";
            var remembered = CacheOptions.AreInUse(parsed)
                ? " Photos already looked at are remembered: the same command goes on from there."
                : "";
            error.WriteLine($"facenet: stopped.{kept}{remembered}");
        }
        catch (CacheException exception)
        {
            error.WriteLine($"facenet: {exception.Message} (--cache FILE names another, --no-cache does without.)");
        }
        catch (IOException exception) when (IsOfFullDisk(exception))
        {
            error.WriteLine($"facenet: {exception.Message.TrimEnd('.')}. Free some space, then do the same again.");
        }
        catch (Exception exception) when (IsOfTheWorld(exception))
        {
            error.WriteLine($"facenet: {exception.Message}");
        }
        return FaceNetCommandLine.Error;
    }

    /// <summary>ENOSPC of Unix; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of Windows.</summary>
    private static bool IsOfFullDisk(Exception? exception) =>
        exception is not null
        && (
            exception.HResult is 28 or unchecked((int)0x80070027) or unchecked((int)0x80070070)
            || IsOfFullDisk(exception.InnerException)
        );

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
