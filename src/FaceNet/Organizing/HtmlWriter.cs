using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;

namespace FaceNet.Organizing;

/// <summary>
/// Writes markup given as an interpolated string: what stands in the code is markup, what is filled in is text and
/// comes out escaped, so that no file name can break the page.
/// </summary>
internal sealed class HtmlWriter(TextWriter output)
{
    /// <summary>Writes markup with its holes filled, and ends the line.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] HtmlMarkup markup)
    {
        _ = markup;
        output.Write('\n');
    }

    /// <summary>Writes markup without holes, and ends the line.</summary>
    public void Line([ConstantExpected] string markup)
    {
        output.Write(markup);
        output.Write('\n');
    }

    /// <summary>Writes a part of the page's own template as it is.</summary>
    public void Raw(ReadOnlySpan<char> trusted) => output.Write(trusted);

    /// <summary>
    /// Writes text, escaped for content and for quoted attributes. Control characters, which may stand in file names
    /// but not in HTML, become their pictures: ␊ for a line feed.
    /// </summary>
    public void Text(string text)
    {
        var visible = text.Any(char.IsControl) ? string.Concat(text.Select(Visible)) : text;
        WebUtility.HtmlEncode(visible, output);
    }

    /// <summary>Writes an address that holds a JPEG itself.</summary>
    public void DataUri(ReadOnlySpan<byte> jpeg)
    {
        output.Write("data:image/jpeg;base64,");
        output.Write(Convert.ToBase64String(jpeg));
    }

    private static char Visible(char c) =>
        c switch
        {
            < ' ' => (char)('\u2400' + c),
            '\u007F' => '\u2421',
            _ when char.IsControl(c) => '\uFFFD',
            _ => c,
        };
}
