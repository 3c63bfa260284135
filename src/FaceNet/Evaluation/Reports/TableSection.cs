namespace FaceNet.Evaluation.Reports;

/// <summary>A table. The first column names the row, the others hold its values.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Text">How to read it.</param>
/// <param name="Columns">The heads of the columns.</param>
/// <param name="Rows">
/// The cells, as many in a row as there are columns; where there are fewer, the last is a note as wide as the rest.
/// </param>
internal sealed record TableSection(
    string Heading,
    string Text,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows
) : ReportSection(Heading, Text)
{
    /// <summary>True where the last column holds words to be read rather than numbers to be compared.</summary>
    public bool EndsInText { get; init; }

    public override void WriteBody(HtmlText html)
    {
        if (Rows.Count == 0)
            return;
        html.Markup("<div class=\"wide\" tabindex=\"0\"><table><thead><tr>");
        foreach (var (at, column) in Columns.Index())
            html.Markup(
                    EndsInText && at == Columns.Count - 1 ? "<th scope=\"col\" class=\"note\">" : "<th scope=\"col\">"
                )
                .Text(column)
                .Markup("</th>");
        html.Markup("</tr></thead><tbody>\n");
        foreach (var row in Rows)
        {
            html.Markup("<tr><th scope=\"row\">").Text(row[0]).Markup("</th>");
            foreach (var (at, cell) in row.Index().Skip(1))
                html.Markup(at < row.Count - 1 ? "<td>" : LastCell(row.Count)).Text(cell).Markup("</td>");
            html.Markup("</tr>\n");
        }
        html.Markup("</tbody></table></div>");
    }

    private string LastCell(int cells) =>
        cells < Columns.Count ? $"<td class=\"note\" colspan=\"{Columns.Count - cells + 1}\">"
        : EndsInText ? "<td class=\"note\">"
        : "<td>";
}
