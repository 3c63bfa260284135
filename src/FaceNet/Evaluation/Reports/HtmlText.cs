using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace FaceNet.Evaluation.Reports;

/// <summary>HTML in the making: markup as it is, text escaped.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new();

    public HtmlText Markup(string markup)
    {
        html.Append(markup);
        return this;
    }

    public HtmlText Text(string text)
    {
        html.Append(Encoder.Encode(text));
        return this;
    }

    public override string ToString() => html.ToString();
}
