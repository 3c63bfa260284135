using FaceNet.Galleries;

namespace FaceNet.Curation;

/// <summary>
/// What to ask about the people of a gallery, the weightiest question first: see <see cref="Question.Weight"/>. Nothing is asked that a
/// decision answers, nor whether two faces of one photo, or two people with different names, are the same.
/// </summary>
public sealed class OpenQuestions
{
    private readonly Gallery gallery;
    private readonly FaceRecognizer recognizer;

    /// <summary>Asks about a gallery. Both remain the caller's to dispose.</summary>
    /// <param name="gallery">The people and faces.</param>
    /// <param name="recognizer">Of the gallery's model; says which distances leave room for doubt.</param>
    /// <exception cref="GalleryException">The gallery is of another model, or cannot be read.</exception>
    public OpenQuestions(Gallery gallery, FaceRecognizer recognizer)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        ArgumentNullException.ThrowIfNull(recognizer);
        gallery.EnsureSpace(recognizer.Space);
        (this.gallery, this.recognizer) = (gallery, recognizer);
    }

    /// <summary>The open questions; empty when there are none.</summary>
    /// <param name="count">How many at most, at least 1.</param>
    /// <exception cref="GalleryException">The gallery cannot be read.</exception>
    public IReadOnlyList<Question> First(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return [.. Search().Find(count).Select(WithProbability)];
    }

    /// <summary>The open question of an id; null when there is none, perhaps because it is answered.</summary>
    /// <exception cref="GalleryException">The gallery cannot be read.</exception>
    public Question? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Search().Find(id) is { } question ? WithProbability(question) : null;
    }

    /// <summary>Makes a decision of an answer.</summary>
    /// <param name="question">An open one.</param>
    /// <param name="isYes">Whether they are the same.</param>
    /// <exception cref="GalleryException">Somebody whom it is about is gone.</exception>
    public void Answer(Question question, bool isYes) => Answer(gallery, question, isYes);

    internal static void Answer(Gallery gallery, Question question, bool isYes)
    {
        ArgumentNullException.ThrowIfNull(question);
        var person = question.Person.Name;
        switch (question.Other, isYes)
        {
            case ({ } other, true):
                gallery.Merge(other.Name, person);
                break;
            case ({ } other, false):
                gallery.Differ(other.Name, person);
                break;
            case (null, true):
                gallery.Confirm(person, question.Face.Id);
                break;
            default:
                gallery.Reject(person, question.Face.Id);
                break;
        }
    }

    private QuestionSearch Search() => new(gallery.Content(), recognizer.GroupingDistance);

    private Question WithProbability(Question question) =>
        question with
        {
            Probability = recognizer.Probability?.At(question.SquaredDistance),
        };
}
