namespace FaceNet.Training.Data;

/// <summary>The lines of a text file that the user named.</summary>
internal static class TextLines
{
    /// <exception cref="TrainingDataException">The file cannot be read.</exception>
    public static string[] Read(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingDataException($"The list {file} cannot be read: {e.Message}", e);
        }
    }
}
