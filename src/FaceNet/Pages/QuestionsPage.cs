using System.Text;
using FaceNet.Storage;

namespace FaceNet.Pages;

/// <summary>
/// A page on which a person sees the faces that are asked about, two by two, each with the commands that answer. One file
/// that opens from disk and asks nothing of the network.
/// </summary>
public static class QuestionsPage
{
    /// <summary>Writes the page: whole or, if that fails, not at all, so that an older one stays.</summary>
    /// <param name="path">The file, for instance <c>questions/index.html</c>; its folder must be there.</param>
    /// <param name="summary">A sentence or two below the heading: whose questions they are, and in which order.</param>
    /// <param name="questions">What to show, in that order; may be none.</param>
    /// <exception cref="IOException">The page could not be written.</exception>
    public static void WriteFile(string path, string summary, IReadOnlyList<QuestionCard> questions)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(questions);
        ReplacedFile.Write(path, stream => Write(stream, summary, questions));
    }

    private static void Write(Stream stream, string summary, IReadOnlyList<QuestionCard> questions)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true);
        var html = new HtmlWriter(text);
        PageTemplate.Write(
            html,
            nameof(QuestionsPage),
            slot =>
            {
                switch (slot)
                {
                    case "summary":
                        html.Line($"""<p class="note">{summary}</p>""");
                        break;
                    case "questions":
                        foreach (var question in questions)
                            Write(html, question);
                        break;
                }
            }
        );
    }

    private static void Write(HtmlWriter html, QuestionCard question)
    {
        html.Line($"""<li id="{question.Id}"><h2>{question.Id}: {question.Asked}</h2><div class="both">""");
        Write(html, question.Left);
        Write(html, question.Right);
        html.Line($"""</div><p class="quiet">{question.Details}</p>""");
        html.Line($"<dl><dt>Yes</dt><dd><code>{question.Yes}</code></dd>");
        html.Line($"<dt>No</dt><dd><code>{question.No}</code></dd></dl></li>");
    }

    private static void Write(HtmlWriter html, CardFace face)
    {
        html.Line(
            $"""<figure><img class="face" width="128" height="128" loading="lazy" alt="{face.Name}" src="{face.Jpeg}">"""
        );
        html.Line($"""<figcaption><span class="name">{face.Name}</span>""");
        html.Line($"""<bdi class="folder">{face.Photo}</bdi></figcaption></figure>""");
    }
}
