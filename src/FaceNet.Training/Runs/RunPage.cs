using System.Globalization;
using System.Text;
using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Reports;
using FaceNet.Storage;

namespace FaceNet.Training.Runs;

/// <summary>
/// A run as a page that a browser can keep open: it loads itself again while the run lasts, and no longer when it was stopped
/// or has not been heard of for hours, as after a power cut.
/// </summary>
internal sealed class RunPage(RunFolder folder, RunCard card, TimeProvider clock)
{
    private const int SecondsBetweenLoads = 20;

    // The largest network on two processors is silent for less than that.
    private const int HoursOfSilence = 6;

    // More points than a chart has pixels make the page slow and the curve no finer.
    private const int MostPoints = 600;

    // A plain hyphen and a plain space may end a line.
    private const string FalseAcceptRate = "FAR\u00A01e\u20113";

    /// <summary>Writes the page.</summary>
    /// <param name="rows">What the run reported.</param>
    /// <param name="best">The VAL of the best weights, where there are any.</param>
    /// <param name="events">Sentences on trouble, oldest first.</param>
    /// <param name="stage">How the run stands.</param>
    public void Write(IReadOnlyList<StepMetrics> rows, double? best, IReadOnlyList<string> events, RunStage stage)
    {
        if (rows.Count == 0)
            return;
        var html = Page(rows, best, events, stage).ToHtml();
        if (stage == RunStage.UnderWay)
            html = html.Replace(
                "<meta charset=\"utf-8\">",
                $"<meta charset=\"utf-8\">\n<script>{Reload()}</script>",
                StringComparison.Ordinal
            );
        ReplacedFile.Write(folder.Page, stream => stream.Write(Encoding.UTF8.GetBytes(html)));
    }

    private string Reload() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"if (Date.now() - {clock.GetUtcNow().ToUnixTimeMilliseconds()} < {HoursOfSilence} * 3600000) "
                + $"setTimeout(() => location.reload(), {SecondsBetweenLoads * 1000});"
        );

    private ReportPage Page(IReadOnlyList<StepMetrics> rows, double? best, IReadOnlyList<string> events, RunStage stage)
    {
        var last = rows[^1];
        var blends = card.Options.Blends;
        return new()
        {
            Title = $"Training {card.Options.Network}",
            Summary =
                $"{card.Images - blends:N0} images of {card.People - blends:N0} people"
                + $"{(blends > 0 ? $" and {blends:N0} blends" : "")}, losses {Losses(card.Options)}, "
                + $"epoch {last.Epoch:0.0} of {card.Options.Epochs}{Ending(stage)}.",
            Figures =
            [
                new("Validation VAL", best is { } rate ? $"{rate:0.000}" : "–", $"best so far, at {FalseAcceptRate}"),
                new("Loss", $"{last.Loss:0.0000}", $"step {last.Step:N0}"),
                new("Active pairs", $"{last.ActiveShare:P0}", "have a negative within the margin"),
                new("Spread", $"{last.EmbeddingSpread:0.00}", "1 is even, 0 is collapse"),
                new("Images a second", $"{last.ImagesPerSecond:0}", card.Machine),
            ],
            Sections =
            [
                new ChartSection(
                    "Curves",
                    "Against the epoch; each point is a mean over some steps.",
                    Charts(Thin(rows))
                ),
                new FactSection("Trouble", "", Numbered(events)),
                new FactSection("Settings", "", Settings(card)),
            ],
        };
    }

    private static string Ending(RunStage stage) =>
        stage switch
        {
            RunStage.Stopped => ", stopped",
            RunStage.Ended => ", ended",
            _ => "",
        };

    private static string Losses(TrainingOptions options) =>
        string.Join(
            " + ",
            options.Losses.Select(term => term.Weight == 1 ? $"{term.Kind}" : $"{term.Weight} × {term.Kind}")
        );

    private static Chart[] Charts(IReadOnlyList<StepMetrics> rows) =>
        [
            Chart("Loss", "loss", rows, ("loss", row => row.Loss)),
            Chart(
                $"Validation VAL at {FalseAcceptRate}",
                "VAL",
                rows,
                ("VAL", row => row.ValidationRate ?? double.NaN)
            ),
            Chart(
                "Squared distances",
                "mean",
                rows,
                ("one person", row => row.PositiveDistance),
                ("two people", row => row.NegativeDistance)
            ),
            Chart(
                "Anchor–positive pairs",
                "share",
                rows,
                ("active", row => row.ActiveShare),
                ("with a semi-hard negative", row => row.SemiHardShare),
                ("with a hard negative", row => row.HardShare)
            ),
            Chart("Spread of the embeddings", "spread", rows, ("spread", row => row.EmbeddingSpread)),
            Chart("Learning rate", "rate", rows, ("rate", row => row.LearningRate)),
        ];

    private static Chart Chart(
        string title,
        string unit,
        IReadOnlyList<StepMetrics> rows,
        params ReadOnlySpan<(string Name, Func<StepMetrics, double> Value)> curves
    )
    {
        List<ChartSeries> series = [];
        foreach (var (name, value) in curves)
            series.Add(
                new(
                    name,
                    SeriesShape.Line,
                    [
                        .. rows.Select(row => new ChartPoint(row.Epoch, value(row)))
                            .Where(point => double.IsFinite(point.Y)),
                    ]
                )
            );
        var top = series.SelectMany(one => one.Points).Select(point => point.Y).DefaultIfEmpty(0).Max();
        return new()
        {
            Title = title,
            X = new("epoch", 0, Math.Max(rows[^1].Epoch, 1e-3)),
            Y = new(unit, 0, top > 0 ? top * 1.05 : 1),
            Series = series,
        };
    }

    private static StepMetrics[] Thin(IReadOnlyList<StepMetrics> rows)
    {
        var every = (rows.Count + MostPoints - 1) / MostPoints;
        return [.. rows.Where((row, i) => i % every == 0 || row.ValidationRate is not null || i == rows.Count - 1)];
    }

    private static KeyValuePair<string, string>[] Numbered(IReadOnlyList<string> events) =>
        events.Count == 0
            ? [new("none", "")]
            : [.. events.Select((text, i) => new KeyValuePair<string, string>($"{i + 1}", text))];

    private static KeyValuePair<string, string>[] Settings(RunCard card)
    {
        var options = card.Options;
        return
        [
            new("Optimizer", $"{options.Optimizer}, rate {options.LearningRate}, {options.Schedule}"),
            new(
                "Batch",
                $"{options.Sampling.BatchSize} faces, up to {options.Sampling.FacesPerPerson} a person, "
                    + $"{options.Sampling.RandomNegatives:P0} random negatives"
            ),
            new("Triplets", $"{options.Negatives}, margin {options.Margin}"),
            new("Teacher", card.Teacher ?? "none"),
            new("Data", card.DataHash),
            new("Version", card.Version),
            new("Begun", card.Begun.ToString("u", CultureInfo.InvariantCulture)),
        ];
    }
}
