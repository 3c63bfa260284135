namespace FaceNet.Evaluation.Reports;

/// <summary>A report as one HTML page that needs no other file and no network.</summary>
internal sealed record ReportPage
{
    /// <summary>What was tested on what.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence or two below the title.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The numbers that a reader looks for first.</summary>
    public IReadOnlyList<KeyFigure> Figures { get; init; } = [];

    /// <summary>The parts in their order.</summary>
    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        var html = new HtmlText();
        html.Markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Markup("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
            .Text(Title)
            .Markup($"</title>\n<style>\n{ReportStyle.Css}\n</style>\n</head>\n<body>\n<main>\n<h1>")
            .Text(Title)
            .Markup("</h1>\n");
        Paragraph(html, "lead", Summary);
        WriteFigures(html);
        foreach (var section in Sections)
        {
            html.Markup("<section>\n<h2>").Text(section.Heading).Markup("</h2>\n");
            Paragraph(html, "text", section.Text);
            section.WriteBody(html);
            html.Markup("\n</section>\n");
        }
        return html.Markup("</main>\n</body>\n</html>\n").ToString();
    }

    private void WriteFigures(HtmlText html)
    {
        if (Figures.Count == 0)
            return;
        html.Markup("<ul class=\"figures\">\n");
        foreach (var figure in Figures)
            html.Markup("<li><span>")
                .Text(figure.Name)
                .Markup("</span><strong>")
                .Text(figure.Value)
                .Markup("</strong><span>")
                .Text(figure.Note)
                .Markup("</span></li>\n");
        html.Markup("</ul>\n");
    }

    private static void Paragraph(HtmlText html, string cssClass, string text)
    {
        if (text.Length > 0)
            html.Markup($"<p class=\"{cssClass}\">").Text(text).Markup("</p>\n");
    }
}
