namespace FaceNet.Tests.Cli;

internal static class Lines
{
    /// <summary>Lines as a command prints them.</summary>
    public static string Of(params string[] lines) => string.Concat(lines.Select(line => line + Environment.NewLine));

    public static void ShouldHaveLines(this string text, int count) =>
        text.Count(letter => letter == '\n').ShouldBe(count, text);
}
