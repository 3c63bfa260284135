using FaceNet.Tests.Documentation;

namespace FaceNet.Tests.Architecture;

/// <summary>A row of the table "Who may know whom" of docs/architecture.md.</summary>
/// <param name="Folder">A folder of the library; or <c>FaceRecognizer</c>, for the main path at the root.</param>
/// <param name="Knows">Other rows.</param>
/// <param name="Packages">Namespaces that no other row may know.</param>
internal sealed record FolderRule(string Folder, IReadOnlyList<string> Knows, IReadOnlyList<string> Packages)
{
    private static readonly string[] MainPath =
    [
        "FaceRecognizer",
        "FaceRecognizerOptions",
        "FaceEmbeddingGenerator",
        "PipelineIdentity",
    ];

    public static IReadOnlyList<FolderRule> ReadTable() =>
        [
            .. Repository
                .Read("docs/architecture.md")
                .Split('\n')
                .Where(line => line.StartsWith("| `"))
                .Select(line => line.Split('|'))
                .Select(cells => new FolderRule(Quoted(cells[1])[0], Quoted(cells[3]), Quoted(cells[4]))),
        ];

    /// <summary>True when the type of that full name belongs to the folder.</summary>
    public bool Holds(string type) =>
        Folder == MainPath[0]
            ? MainPath.Any(name => type == $"FaceNet.{name}")
            : type.StartsWith($"FaceNet.{Folder}.", StringComparison.Ordinal);

    /// <summary>True when the type of that full name comes from a package of this folder.</summary>
    public bool Brings(string type) => Packages.Any(name => type.StartsWith($"{name}.", StringComparison.Ordinal));

    // What stands between back-ticks: every second piece.
    private static string[] Quoted(string cell) => [.. cell.Split('`').Where((_, i) => i % 2 == 1)];
}
