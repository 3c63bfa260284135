namespace FaceNet.Evaluation.Reports;

/// <summary>Names and values, such as the settings and hashes that are needed to repeat a test.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Text">What they are for.</param>
/// <param name="Facts">The names and values in their order.</param>
internal sealed record FactSection(string Heading, string Text, IReadOnlyList<KeyValuePair<string, string>> Facts)
    : ReportSection(Heading, Text)
{
    public override void WriteBody(HtmlText html)
    {
        html.Markup("<dl>");
        foreach (var (name, value) in Facts)
            html.Markup("<dt>").Text(name).Markup("</dt><dd>").Text(value).Markup("</dd>\n");
        html.Markup("</dl>");
    }
}
