namespace FaceNet.Evaluation.Charts;

/// <summary>
/// Lays a chart out and draws it. It is 400 units wide with letters of 12: on a telephone of 360 pixels they are 10 pixels
/// high, and on a page of two columns 14.
/// </summary>
internal sealed class ChartDrawing
{
    private const double Width = 400;
    private const double PlotHeight = 190;
    private const double Right = Width - 14;

    /// <summary>About what a letter of the chart's font is wide; labels are placed by it.</summary>
    private const double LetterWidth = 6.4;

    private readonly Chart chart;
    private readonly SvgWriter svg;
    private readonly double left;
    private readonly double top;
    private readonly double bottom;

    public ChartDrawing(Chart chart)
    {
        this.chart = chart;
        var legend = Legend().ToArray();
        left = 14 + (LetterWidth * chart.Y.Ticks().Max(tick => chart.Y.Text(tick).Length));
        top = 54 + (legend.Length == 0 ? 0 : (18 * legend[^1].Row) + 22);
        bottom = top + PlotHeight;
        svg = new SvgWriter(Width, bottom + 44, chart.Title, ChartStyle.Css);
        svg.Text("title", 8, 20, "start", chart.Title);
        foreach (var (row, x, series) in legend)
            LegendEntry(x, 40 + (18 * row), series);
    }

    public string ToSvg()
    {
        Axes();
        foreach (var guide in chart.Guides)
            svg.Line("guide", X(guide.From), Y(guide.From), X(guide.To), Y(guide.To));
        foreach (var (series, colour) in Coloured())
            Draw(series, colour);
        svg.Line("axis", left, bottom, Right, bottom);
        foreach (var guide in chart.Guides)
            Label(guide);
        return svg.End();
    }

    private IEnumerable<(ChartSeries Series, int Colour)> Coloured()
    {
        var colour = -1;
        foreach (var series in chart.Series)
            yield return (series, Math.Max(0, series.BelongsToPrevious ? colour : ++colour) % ChartStyle.Colours);
    }

    private IEnumerable<(int Row, double X, (ChartSeries Series, int Colour) Entry)> Legend()
    {
        var entries = Coloured().Where(entry => !entry.Series.BelongsToPrevious).ToArray();
        if (entries.Length < 2)
            yield break;
        var (row, x) = (0, 8.0);
        foreach (var entry in entries)
        {
            var width = 38 + (LetterWidth * entry.Series.Name.Length);
            if (x > 8 && x + width > Width)
                (row, x) = (row + 1, 8);
            yield return (row, x, entry);
            x += width;
        }
    }

    private void LegendEntry(double x, double y, (ChartSeries Series, int Colour) entry)
    {
        if (entry.Series.Shape == SeriesShape.Dots)
            svg.Circle($"f{entry.Colour}", x + 8, y - 4, 4);
        else
            svg.Rectangle($"f{entry.Colour}", x, y - 6, 16, entry.Series.Shape == SeriesShape.Area ? 8 : 3);
        svg.Text("", x + 21, y, "start", entry.Series.Name);
    }

    private void Axes()
    {
        svg.Text("", 8, top - 12, "start", chart.Y.Label);
        foreach (var tick in chart.Y.Ticks())
        {
            var y = bottom - (PlotHeight * chart.Y.Place(tick));
            svg.Line("grid", left, y, Right, y);
            svg.Text("", left - 6, y + 4, "end", chart.Y.Text(tick));
        }
        foreach (var tick in chart.X.Ticks())
        {
            var x = left + ((Right - left) * chart.X.Place(tick));
            svg.Line("grid", x, top, x, bottom);
            svg.Text("", x, bottom + 17, "middle", chart.X.Text(tick));
        }
        svg.Text("", (left + Right) / 2, bottom + 36, "middle", chart.X.Label);
    }

    private void Draw(ChartSeries series, int colour)
    {
        if (series.Points.Count == 0)
            return;
        if (series.Shape == SeriesShape.Dots)
        {
            foreach (var point in series.Points)
                Dot(point, colour);
            return;
        }
        var corners = Thinned(series.Shape == SeriesShape.Line ? series.Points.Select(Place) : Steps(series.Points))
            .ToList();
        if (series.Shape == SeriesShape.Area)
            svg.Path(
                $"area f{colour}",
                corners.Prepend((corners[0].X, bottom)).Append((corners[^1].X, bottom)),
                isClosed: true
            );
        svg.Path($"line s{colour}", corners);
    }

    private void Dot(ChartPoint point, int colour)
    {
        var (x, y) = Place(point);
        if (point.Interval is { } interval)
            svg.Line(
                $"bar s{colour}",
                x,
                Y(point with { Y = interval.Lower }),
                x,
                Y(point with { Y = interval.Upper })
            );
        svg.Circle($"f{colour}", x, y, 3.5);
    }

    private void Label(ChartGuide guide)
    {
        // At the upper end of the line, on the side where there is room.
        var end = Y(guide.From) < Y(guide.To) ? guide.From : guide.To;
        var isRight = X(end) > (left + Right) / 2;
        svg.Text(
            "note",
            X(end) + (isRight ? -6 : 6),
            Math.Max(Y(end), top) + 12,
            isRight ? "end" : "start",
            guide.Label
        );
    }

    private IEnumerable<(double X, double Y)> Steps(IReadOnlyList<ChartPoint> points)
    {
        yield return Place(points[0]);
        foreach (var (before, after) in points.Zip(points.Skip(1)))
        {
            yield return (X(after), Y(before));
            yield return Place(after);
        }
    }

    // A million points make a path no better than the few hundred that the eye can tell apart.
    private static IEnumerable<(double X, double Y)> Thinned(IEnumerable<(double X, double Y)> points)
    {
        (double X, double Y)? drawn = null;
        (double X, double Y)? skipped = null;
        foreach (var point in points)
        {
            skipped = point;
            if (drawn is { } last && Math.Abs(point.X - last.X) + Math.Abs(point.Y - last.Y) < 0.3)
                continue;
            (drawn, skipped) = (point, null);
            yield return point;
        }
        if (skipped is { } end)
            yield return end;
    }

    private (double X, double Y) Place(ChartPoint point) => (X(point), Y(point));

    private double X(ChartPoint point) => left + ((Right - left) * chart.X.Place(point.X));

    private double Y(ChartPoint point) => bottom - (PlotHeight * chart.Y.Place(point.Y));
}
