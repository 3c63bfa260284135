using System.Runtime.CompilerServices;

namespace FaceNet.Organizing;

/// <summary>An interpolated string on its way to an <see cref="HtmlWriter"/>; nothing of it is kept.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlMarkup
{
    private readonly HtmlWriter writer;

    public HtmlMarkup(int literalLength, int formattedCount, HtmlWriter writer)
    {
        _ = (literalLength, formattedCount);
        this.writer = writer;
    }

    public void AppendLiteral(string markup) => writer.Raw(markup);

    public void AppendFormatted(string text) => writer.Text(text);

    public void AppendFormatted(int number) => writer.Raw($"{number}");

    public void AppendFormatted(int number, string format) => writer.Raw(number.ToString(format));

    public void AppendFormatted(DateTimeOffset time, string format) => writer.Raw(time.ToString(format));

    public void AppendFormatted(ReadOnlyMemory<byte> jpeg) => writer.DataUri(jpeg.Span);
}
