using System.ComponentModel.DataAnnotations;
using FaceNet.Storage;

namespace FaceNet.Cli;

/// <summary>Turns what can go wrong in the world into a sentence and exit code 2; bugs keep their stack trace.</summary>
internal static class Failures
{
    public static async Task<int> ReportAsync(Func<Task<int>> command, TextWriter error)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("facenet: stopped. What was done is kept; the same command goes on from there.");
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
                or CacheException
                or UsageException
                or IOException
                or UnauthorizedAccessException
                or ValidationException;
}
