using System.Text.Json;
using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Reports;

namespace FaceNet.Robustness;

/// <summary>
/// A test on harmed photos for people to read: <c>index.html</c>, <c>result.json</c>, <c>robustness.csv</c> and a chart
/// for each kind of harm as an SVG file.
/// </summary>
public sealed record RobustnessReport
{
    /// <summary>What was tested on what.</summary>
    public required string Title { get; init; }

    /// <summary>A row for each harm, the untouched photos among them.</summary>
    public required IReadOnlyList<RobustnessRow> Rows { get; init; }

    /// <summary>Settings, versions and hashes that are needed to repeat the test, in their order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }

    private RobustnessRow? Untouched =>
        Rows.FirstOrDefault(row => row.Distortion.Kind == DistortionKind.None && row.ValidationRate is not null);

    /// <summary>Writes the files into a folder, which is made where it does not exist; files of these names are replaced.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(string folder)
    {
        var files = new ReportFolder(folder);
        foreach (var chart in Charts())
            files.Write(chart.Title.ToLowerInvariant().Replace(' ', '-') + ".svg", chart.ToSvg());
        files.Write(
            "result.json",
            JsonSerializer.Serialize(Rows, RobustnessJsonContext.Default.IReadOnlyListRobustnessRow)
        );
        files.WriteCsv(
            "robustness.csv",
            ["distortion", "amount", "validationRate", "notDetected", "images", "paperValidationRate"],
            Rows.Select(Cells)
        );
        files.Write("index.html", Page().ToHtml());
    }

    internal ReportPage Page() =>
        new()
        {
            Title = Title,
            Summary =
                "All photos are harmed alike, found, embedded and compared, every one with every other. A pair of one person "
                + "in which a face was not found counts as not accepted.",
            Figures = Untouched is { } row
                ?
                [
                    new KeyFigure(
                        $"VAL at FAR {RobustnessRow.FalseAcceptRate}",
                        $"{row.ValidationRate:0.0%}",
                        $"as they are, {row.Result.Images:N0} photos of {row.Result.People:N0} people"
                    ),
                ]
                : [],
            Sections =
            [
                new ChartSection("By harm", "The dashed line is the untouched photos.", [.. Charts()]),
                new TableSection(
                    "All of them",
                    "The paper's column is of its own network and photos (Schroff et al. 2015, table 4): compare how the rates "
                        + "fall, not how high they are.",
                    ["photos", "VAL", "no face found", "paper, NN1"],
                    [.. Rows.Select(Line)]
                ),
                new FactSection("To repeat this", "", Settings),
            ],
        };

    private IEnumerable<Chart> Charts() =>
        Rows.Where(row => row.Distortion.Kind != DistortionKind.None && row.ValidationRate is not null)
            .GroupBy(row => row.Distortion.Kind)
            .Select(kind => RobustnessChart.Of(kind.Key, [.. kind], Untouched?.ValidationRate));

    private static string[] Line(RobustnessRow row) =>
        [
            row.Distortion.Name,
            row.ValidationRate is { } rate ? $"{rate:0.0%}" : "too few pairs",
            $"{row.Result.NotDetected:N0} of {row.Result.Images:N0}",
            row.Distortion.PaperValidationRate is { } paper ? $"{paper:0.0%}" : "–",
        ];

    private static string[] Cells(RobustnessRow row) =>
        [
            $"{row.Distortion.Kind}",
            $"{row.Distortion.Amount}",
            $"{row.ValidationRate}",
            $"{row.Result.NotDetected}",
            $"{row.Result.Images}",
            $"{row.Distortion.PaperValidationRate}",
        ];
}
