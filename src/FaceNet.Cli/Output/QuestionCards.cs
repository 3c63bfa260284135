using FaceNet.Curation;
using FaceNet.Galleries;
using FaceNet.Pages;

namespace FaceNet.Cli.Output;

/// <summary>Questions for a page: with pictures, and with the command that answers each.</summary>
/// <param name="gallery">Has the pictures.</param>
/// <param name="text">The words.</param>
/// <param name="options">What a command needs to come to the same gallery, each with a space before it.</param>
internal sealed class QuestionCards(Gallery gallery, QuestionText text, string options)
{
    public QuestionCard Of(Question question) =>
        new(
            question.Id,
            QuestionText.Asked(question, $"face {question.Face.Id}"),
            Face(question.Face),
            Face(question.Nearest),
            text.Details(question),
            $"facenet questions --yes {question.Id}{options}",
            $"facenet questions --no {question.Id}{options}"
        );

    private CardFace Face(GalleryFace face) => new(gallery.Thumbnail(face.Id), $"face {face.Id}", face.Photo.Path);
}
