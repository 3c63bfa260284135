using System.Security.Cryptography;
using System.Text;

namespace FaceNet.Pages;

/// <summary>
/// A page without its content: its own HTML, with the style that all pages share and the script of those that have one
/// put in. The page's own security policy admits this style and this script by their hashes, pictures inside the page, and
/// nothing from the network.
/// </summary>
internal static class PageTemplate
{
    /// <summary>Writes a page; <paramref name="fill"/> writes what belongs into the slot of a name.</summary>
    public static void Write(HtmlWriter html, string page, Action<string> fill)
    {
        var style = Read("PeoplePage.css");
        var script = Read("PeoplePage.js");
        var rest = Read($"{page}.html").AsSpan();
        for (var start = rest.IndexOf("{{"); start >= 0; start = rest.IndexOf("{{"))
        {
            var end = rest.IndexOf("}}");
            html.Raw(rest[..start]);
            var slot = rest[(start + 2)..end];
            rest = rest[(end + 2)..];
            switch (slot)
            {
                case "style":
                    html.Raw(style);
                    break;
                case "style-hash":
                    html.Raw(Hash(style));
                    break;
                case "script":
                    html.Raw(script);
                    break;
                case "script-hash":
                    html.Raw(Hash(script));
                    break;
                default:
                    fill(slot.ToString());
                    break;
            }
        }
        html.Raw(rest);
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Browsers hash what they have parsed, and parsing turns every line end into a line feed.
    private static string Read(string resource)
    {
        using var stream = typeof(PageTemplate).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
