using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Clusters;

namespace FaceNet.Evaluation.Reports;

/// <summary>
/// A clustering test for people to read: <c>index.html</c>, <c>result.json</c>, <c>merges.csv</c>, <c>splits.csv</c> and
/// <c>sizes.svg</c>.
/// </summary>
public sealed record ClusteringReport
{
    /// <summary>What was tested on what.</summary>
    public required string Title { get; init; }

    /// <summary>What the test found.</summary>
    public required ClusteringResult Result { get; init; }

    /// <summary>Settings, versions and hashes that are needed to repeat the test, in their order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }

    /// <summary>Writes the files into a folder, which is made where it does not exist; files of these names are replaced.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(string folder)
    {
        var files = new ReportFolder(folder);
        files.Write("sizes.svg", Sizes().ToSvg());
        files.Write("result.json", EvaluationJson.Write(Result));
        files.WriteCsv(
            "merges.csv",
            ["cluster", "wrongPairs", "person", "faces"],
            Result.WorstMerges.SelectMany(merge =>
                merge.People.Select(count =>
                    (string[])[merge.Cluster, $"{merge.WrongPairs}", count.Name, $"{count.Faces}"]
                )
            )
        );
        files.WriteCsv(
            "splits.csv",
            ["person", "missedPairs", "cluster", "faces"],
            Result.WorstSplits.SelectMany(split =>
                split.Clusters.Select(count =>
                    (string[])[split.Person, $"{split.MissedPairs}", count.Name, $"{count.Faces}"]
                )
            )
        );
        files.Write("index.html", Page().ToHtml());
    }

    internal ReportPage Page() =>
        new()
        {
            Title = Title,
            Summary =
                $"{Plural.Of(Result.Faces, "labelled face")} of {Plural.Of(Result.People, "person", "people")} in {Plural.Of(Result.Measures.Clusters, "cluster")}, each "
                + $"face left alone being one. {Result.NotDetected:N0} faces were not found and count as left alone.",
            Figures = ClusteringSections.Figures(Result.Measures),
            Sections =
            [
                ClusteringSections.Measures(Result),
                new ChartSection(
                    "Sizes",
                    "People and clusters by their faces, the largest first. Clusters above the people are mixed, a long tail of "
                        + "small ones is people in pieces.",
                    [Sizes()]
                ),
                ClusteringSections.Merges(Result),
                ClusteringSections.Splits(Result),
                new FactSection("To repeat this", "", Settings),
            ],
        };

    private Chart Sizes()
    {
        var (people, clusters) = (Result.PeopleSizes, Result.ClusterSizes);
        return new Chart
        {
            Title = "Sizes",
            X = new ChartAxis("rank", 1, Math.Max(2, Math.Max(people.Count, clusters.Count) + 1)) { IsWhole = true },
            Y = new ChartAxis("faces", 0, 1.1 * Math.Max(people[0], clusters[0])) { IsWhole = true },
            Series =
            [
                new ChartSeries("people", SeriesShape.Area, Ranked(people)),
                new ChartSeries("clusters", SeriesShape.Steps, Ranked(clusters)),
            ],
        };
    }

    private static ChartPoint[] Ranked(IReadOnlyList<int> sizes) =>
        [.. sizes.Append(sizes[^1]).Select((size, at) => new ChartPoint(at + 1, size))];
}
