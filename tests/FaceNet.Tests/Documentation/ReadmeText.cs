namespace FaceNet.Tests.Documentation;

/// <summary>The code blocks of a Markdown file.</summary>
internal static class ReadmeText
{
    /// <summary>The blocks that open with this language, each as its lines.</summary>
    public static IReadOnlyList<string[]> Blocks(string language) =>
        [
            .. Repository
                .Read("README.md")
                .Split("\n```")
                .Where((_, i) => i % 2 == 1)
                .Where(block => block.StartsWith($"{language}\n"))
                .Select(block => block.Split('\n')[1..]),
        ];
}
