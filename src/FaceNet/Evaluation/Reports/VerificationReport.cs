using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.Reports;

/// <summary>
/// A verification test for people to read: <c>index.html</c>, and beside it <c>result.json</c>, <c>pairs.csv</c>,
/// <c>curve.csv</c> and each chart as an SVG file.
/// </summary>
public sealed record VerificationReport
{
    /// <summary>What was tested on what: "dlib on LFW".</summary>
    public required string Title { get; init; }

    /// <summary>What the test found.</summary>
    public required VerificationResult Result { get; init; }

    /// <summary>The pairs it was found on.</summary>
    public required IReadOnlyList<ScoredPair> Pairs { get; init; }

    /// <summary>The test of every picture against every other; null where it was not made.</summary>
    public AllPairsResult? AllPairs { get; init; }

    /// <summary>Settings, versions and hashes that are needed to repeat the test, in their order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }

    /// <summary>The bytes of a picture by its path; null where there is none to show.</summary>
    public required Func<string, byte[]?> Picture { get; init; }

    /// <summary>How many of the hardest pairs of each class are shown, at least 0.</summary>
    public int HardestPairs { get; init; } = 12;

    /// <summary>Writes the files into a folder, which is made where it does not exist; files of these names are replaced.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(string folder)
    {
        var files = new ReportFolder(folder);
        foreach (var chart in VerificationSections.Charts(this))
            files.Write(chart.Title.ToLowerInvariant().Replace(' ', '-') + ".svg", chart.ToSvg());
        files.Write("result.json", EvaluationJson.Write(Result));
        if (AllPairs is not null)
            files.Write("all-pairs.json", EvaluationJson.Write(AllPairs));
        files.WriteCsv("pairs.csv", ["left", "right", "same", "fold", "squaredDistance"], Pairs.Select(Row));
        files.WriteCurve(Result.Curve);
        files.Write("index.html", Page().ToHtml());
    }

    /// <summary>The page alone.</summary>
    internal ReportPage Page() =>
        new()
        {
            Title = Title,
            Summary = VerificationSections.Summary(Result),
            Figures = VerificationSections.Figures(Result),
            Sections = [.. VerificationSections.Of(this)],
        };

    private static string[] Row(ScoredPair pair) =>
        [pair.Pair.Left, pair.Pair.Right, pair.Pair.Same ? "1" : "0", $"{pair.Pair.Fold}", $"{pair.SquaredDistance}"];
}
