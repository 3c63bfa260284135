using System.Globalization;
using System.Text;
using FaceNet.Evaluation.Charts;
using FaceNet.Evaluation.Reports;
using FaceNet.Storage;

namespace FaceNet.Training.Runs;

/// <summary>A run as a page that a browser can keep open: it loads itself again while the run lasts.</summary>
internal static class RunPage
{
    private const int SecondsBetweenLoads = 20;

    // More points than a chart has pixels make the page slow and the curve no finer.
    private const int MostPoints = 600;

    /// <summary>Writes the page.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="card">What the run is.</param>
    /// <param name="rows">What it reported.</param>
    /// <param name="best">The VAL of the best weights, where there are any.</param>
    /// <param name="events">Sentences on trouble, oldest first.</param>
    /// <param name="isOver">Whether the run has ended, so that the page need not be loaded again.</param>
    public static void Write(
        RunFolder folder,
        RunCard card,
        IReadOnlyList<StepMetrics> rows,
        double? best,
        IReadOnlyList<string> events,
        bool isOver
    )
    {
        if (rows.Count == 0)
            return;
        var html = Page(card, rows, best, events, isOver).ToHtml();
        if (!isOver)
            html = html.Replace(
                "<meta charset=\"utf-8\">",
                $"<meta charset=\"utf-8\">\n<meta http-equiv=\"refresh\" content=\"{SecondsBetweenLoads}\">",
                StringComparison.Ordinal
            );
        ReplacedFile.Write(folder.Page, stream => stream.Write(Encoding.UTF8.GetBytes(html)));
    }

    private static ReportPage Page(
        RunCard card,
        IReadOnlyList<StepMetrics> rows,
        double? best,
        IReadOnlyList<string> events,
        bool isOver
    )
    {
        var last = rows[^1];
        var blends = card.Options.Blends;
        return new()
        {
            Title = $"Training {card.Options.Network}",
            Summary =
                $"{card.Images - blends:N0} images of {card.People - blends:N0} people"
                + $"{(blends > 0 ? $" and {blends:N0} blends" : "")}, losses {Losses(card.Options)}, "
                + $"epoch {last.Epoch:0.0} of {card.Options.Epochs}{(isOver ? ", ended" : "")}.",
            Figures =
            [
                new("Validation VAL", best is { } rate ? $"{rate:0.000}" : "–", "best so far, at FAR 1e-3"),
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

    private static string Losses(TrainingOptions options) =>
        string.Join(
            " + ",
            options.Losses.Select(term => term.Weight == 1 ? $"{term.Kind}" : $"{term.Weight} × {term.Kind}")
        );

    private static Chart[] Charts(IReadOnlyList<StepMetrics> rows) =>
        [
            Chart("Loss", "loss", rows, ("loss", row => row.Loss)),
            Chart("Validation VAL at FAR 1e-3", "VAL", rows, ("VAL", row => row.ValidationRate ?? double.NaN)),
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
