using FaceNet.Evaluation.Charts;

namespace FaceNet.Evaluation.Reports;

/// <summary>Charts, side by side where there is room.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Text">How to read them.</param>
/// <param name="Charts">The charts.</param>
internal sealed record ChartSection(string Heading, string Text, IReadOnlyList<Chart> Charts)
    : ReportSection(Heading, Text)
{
    public override void WriteBody(HtmlText html)
    {
        html.Markup("<div class=\"charts\">");
        foreach (var chart in Charts)
            html.Markup("<figure>").Markup(chart.ToSvg()).Markup("</figure>\n");
        html.Markup("</div>");
    }
}
