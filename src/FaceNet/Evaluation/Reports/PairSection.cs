namespace FaceNet.Evaluation.Reports;

/// <summary>Pairs of pictures, in a grid.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Text">Which pairs they are.</param>
/// <param name="Pairs">The pairs.</param>
/// <param name="Picture">
/// The bytes of a JPEG, PNG, WebP or GIF file by its path; null where there is none, and a box with its name stands there.
/// </param>
internal sealed record PairSection(
    string Heading,
    string Text,
    IReadOnlyList<PicturePair> Pairs,
    Func<string, byte[]?> Picture
) : ReportSection(Heading, Text)
{
    public override void WriteBody(HtmlText html)
    {
        html.Markup("<div class=\"pairs\">");
        foreach (var pair in Pairs)
        {
            html.Markup("<figure class=\"pair\"><div>");
            Write(html, pair.Left);
            Write(html, pair.Right);
            html.Markup("</div><figcaption>").Text(pair.Caption).Markup("</figcaption></figure>\n");
        }
        html.Markup("</div>");
    }

    private void Write(HtmlText html, string path)
    {
        if (Picture(path) is { } picture)
            html.Markup("<img alt=\"")
                .Text(path)
                .Markup($"\" title=\"")
                .Text(path)
                .Markup($"\" src=\"data:{MediaType(picture)};base64,")
                .Markup(Convert.ToBase64String(picture))
                .Markup("\">");
        else
            html.Markup("<span class=\"absent\">").Text(path).Markup("</span>");
    }

    private static string MediaType(ReadOnlySpan<byte> file) =>
        file is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] ? "image/png"
        : file.StartsWith("RIFF"u8) ? "image/webp"
        : file.StartsWith("GIF8"u8) ? "image/gif"
        : "image/jpeg";
}
