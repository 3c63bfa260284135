namespace FaceNet.Tests.Cli;

internal static class Lines
{
    public static void ShouldHaveLines(this string text, int count) =>
        text.Count(letter => letter == '\n').ShouldBe(count, text);
}
