using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Leaks;

namespace FaceNet.Evaluation.Reports;

/// <summary>
/// What a training and a test set share, for people to read: <c>index.html</c>, <c>result.json</c>, <c>closest.svg</c>,
/// <c>near-duplicates.csv</c> and <c>shared-people.csv</c>.
/// </summary>
public sealed record LeakReport
{
    /// <summary>Which sets were compared.</summary>
    public required string Title { get; init; }

    /// <summary>What was found.</summary>
    public required LeakResult Result { get; init; }

    /// <summary>Settings, versions and hashes that are needed to repeat the search, in their order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }

    /// <summary>The bytes of a picture by its path; null where there is none to show.</summary>
    public required Func<string, byte[]?> Picture { get; init; }

    /// <summary>How many of each list are shown as pictures, at least 0; the files have all.</summary>
    public int Shown { get; init; } = 24;

    /// <summary>Writes the files into a folder, which is made where it does not exist; files of these names are replaced.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(string folder)
    {
        var files = new ReportFolder(folder);
        files.Write("closest.svg", Closest().ToSvg());
        files.Write("result.json", EvaluationJson.Write(Result));
        files.WriteCsv(
            "near-duplicates.csv",
            ["training", "test", "bits"],
            Result.NearDuplicates.Select(pair => (string[])[pair.Training, pair.Test, $"{pair.Bits}"])
        );
        files.WriteCsv(
            "shared-people.csv",
            ["trainingPerson", "testPerson", "closePairs", "squaredDistance", "trainingImage", "testImage"],
            Result.SharedPeople.Select(person =>
                (string[])
                    [
                        person.TrainingPerson,
                        person.TestPerson,
                        $"{person.ClosePairs}",
                        $"{person.SquaredDistance}",
                        person.TrainingImage,
                        person.TestImage,
                    ]
            )
        );
        files.Write("index.html", Page().ToHtml());
    }

    /// <summary>The page alone.</summary>
    internal ReportPage Page() =>
        new()
        {
            Title = Title,
            Summary =
                $"{Result.TrainingImages:N0} training pictures against {Result.TestImages:N0} test pictures. Pairs are "
                + "suspicions to look at, not verdicts.",
            Figures =
            [
                new KeyFigure(
                    "Near duplicates",
                    $"{Result.NearDuplicates.Count:N0}",
                    $"within {Result.Bits} of 64 bits"
                ),
                new KeyFigure(
                    "Shared people",
                    $"{Result.SharedPeople.Count:N0}",
                    $"within {Result.SquaredDistance:0.000}"
                ),
            ],
            Sections =
            [
                new ChartSection(
                    "How close the training set comes",
                    "For each test picture the distance to the closest training picture. A leak is a heap of its own at the "
                        + "small end.",
                    [Closest()]
                ),
                Pictures(
                    "Near duplicates",
                    "Pictures whose perceptual hashes agree, the most alike first.",
                    Duplicates()
                ),
                Pictures(
                    "Probably one person",
                    "The closest pictures of two people, the most close pairs first.",
                    People()
                ),
                new FactSection("To repeat this", "", Settings),
            ],
        };

    private IEnumerable<PicturePair> Duplicates() =>
        Result.NearDuplicates.Select(pair => new PicturePair(
            pair.Training,
            pair.Test,
            $"{Plural.Of(pair.Bits, "bit")} · {pair.Training} · {pair.Test}"
        ));

    private IEnumerable<PicturePair> People() =>
        Result.SharedPeople.Select(person => new PicturePair(
            person.TrainingImage,
            person.TestImage,
            $"{person.SquaredDistance:0.000} · {Plural.Of(person.ClosePairs, "close pair")} · {person.TrainingPerson} · {person.TestPerson}"
        ));

    private PairSection Pictures(string heading, string text, IEnumerable<PicturePair> pairs) =>
        new(heading, text, [.. pairs.Take(Shown)], Picture);

    private Chart Closest()
    {
        const double maximum = 2;
        var bins = DistanceBins.Of(Result.ClosestDistances, maximum);
        var highest = bins.Max(bin => bin.Y) * 1.15;
        return new Chart
        {
            Title = "Distance to the closest training picture",
            X = new ChartAxis("squared distance", 0, maximum),
            Y = new ChartAxis("share of test pictures", 0, highest),
            Series = [new ChartSeries("test pictures", SeriesShape.Area, bins)],
            Guides =
            [
                new ChartGuide(
                    $"suspected up to {Result.SquaredDistance:0.000}",
                    new ChartPoint(Result.SquaredDistance, 0),
                    new ChartPoint(Result.SquaredDistance, highest)
                ),
            ],
        };
    }
}
