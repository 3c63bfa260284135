using System.Text.Json.Serialization;
using FaceNet.Curation;

namespace FaceNet.Cli.Output;

/// <summary>A question in the answer of <c>facenet questions --json</c>.</summary>
/// <param name="Question">To answer it with <c>--yes</c> or <c>--no</c>.</param>
/// <param name="Person">Who it may be.</param>
/// <param name="Other">The other person; null where the question is about a face.</param>
/// <param name="Face">The face in question, or of the other person the one nearest to the person.</param>
/// <param name="Nearest">The person's face nearest to that.</param>
/// <param name="SquaredDistance">Mean squared distance of both sides.</param>
/// <param name="Probability">Of being one person; null where the model was not calibrated.</param>
/// <param name="Faces">Faces that the answer moves or holds in place.</param>
/// <param name="Weight">Those faces, times how open the question is, 0 to 1: what the questions are sorted by.</param>
internal sealed record QuestionJson(
    string Question,
    GalleryPersonJson Person,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GalleryPersonJson? Other,
    GalleryFaceJson Face,
    GalleryFaceJson Nearest,
    float SquaredDistance,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Probability,
    int Faces,
    double Weight
)
{
    public static QuestionJson Of(Question question, IReadOnlySet<long> known) =>
        new(
            question.Id,
            GalleryPersonJson.Of(question.Person),
            question.Other is { } other ? GalleryPersonJson.Of(other) : null,
            GalleryFaceJson.Of(question.Face, known.Contains(question.Face.Id)),
            GalleryFaceJson.Of(question.Nearest, known.Contains(question.Nearest.Id)),
            question.SquaredDistance,
            question.Probability,
            question.Faces,
            Math.Round(question.Weight, 3)
        );
}

#pragma warning disable MA0048 // The parts of one document stand together.

/// <summary>The answer of <c>facenet questions --yes</c> or <c>--no</c>.</summary>
internal sealed record AnsweredJson(string Question, bool Answer);
