namespace FaceNet.Cli;

/// <summary>Words for people, one line each.</summary>
internal static class PlainText
{
    /// <summary>A file's name on one line: it may hold line breaks, and codes that would steer a terminal.</summary>
    public static string Name(string path) =>
        path.Any(char.IsControl)
            ? string.Concat(path.Select(letter => char.IsControl(letter) ? $"\\x{(int)letter:x2}" : $"{letter}"))
            : path;

    /// <summary>A word of a command line, in quotes where a shell would take it apart.</summary>
    public static string Argument(string word) =>
        word.All(letter => char.IsLetterOrDigit(letter) || "-_./\\:".Contains(letter)) ? word
        : OperatingSystem.IsWindows() ? $"\"{word}\""
        : $"'{word.Replace("'", @"'\''")}'";

    /// <summary>"1 face", "2 faces".</summary>
    public static string Count(int count, string one, string? many = null) =>
        $"{count} {(count == 1 ? one : many ?? one + "s")}";
}
