using System.Net;
using CsCheck;
using FaceNet.Organizing;

namespace FaceNet.Tests.Organizing;

public sealed class HtmlWriterSpecs
{
    [Fact]
    public void Text_holds_no_markup_and_reads_the_same() =>
        Gen.String.Sample(text =>
        {
            var html = Html(writer => writer.Text(text));

            html.IndexOfAny(['<', '>', '"', '\'']).ShouldBe(-1);
            html.Any(char.IsControl).ShouldBeFalse();
            if (!text.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
                WebUtility.HtmlDecode(html).ShouldBe(text);
        });

    [Fact]
    public void Markup_stays_and_what_is_filled_in_is_escaped()
    {
        var (name, count) = ("<b>\"&\"</b>", 1234);

        Html(writer => writer.Line($"<p title=\"{name}\">{count:N0} {count}</p>"))
            .ShouldBe("<p title=\"&lt;b&gt;&quot;&amp;&quot;&lt;/b&gt;\">1,234 1234</p>\n");
    }

    [Theory]
    [InlineData("a\nb", "a␊b")]
    [InlineData("\u007f\u0085", "␡\ufffd")]
    public void Control_characters_are_shown(string text, string shown) =>
        Html(writer => writer.Text(text)).ShouldBe(shown);

    private static string Html(Action<HtmlWriter> write)
    {
        using var text = new StringWriter();
        write(new HtmlWriter(text));
        return text.ToString();
    }
}
