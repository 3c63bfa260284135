using FaceNet.Curation;
using FaceNet.Galleries;

namespace FaceNet.Cli.Output;

/// <summary>A question in words: what is asked, then by which faces, and how near they are.</summary>
/// <param name="groupingDistance">Where people end.</param>
internal sealed class QuestionText(float groupingDistance)
{
    public string Of(Question question)
    {
        var person = Person(question.Person);
        var face = $"face {question.Face.Id} on {Photo(question.Face)}";
        var asked = question.Kind switch
        {
            QuestionKind.SamePerson => $"Are {Person(question.Other!)} and {person} the same person?",
            QuestionKind.FaceOutside => $"Is {face} {person}?",
            _ => $"Is {face} really {person}?",
        };
        var nearest = $"face {question.Nearest.Id} on {Photo(question.Nearest)}";
        var faces = question.Other is null ? $"nearest is {nearest}" : $"nearest are {face} and {nearest}";
        var probability = question.Probability is { } value ? $", probability {value:0.0%}" : "";
        return $"""
            {question.Id}: {asked}
                {faces}
                mean squared distance {question.SquaredDistance:0.000}, people end at {groupingDistance:0.000}{probability}; settles {PlainText.Count(
                question.Faces,
                "face"
            )}
            """;
    }

    private static string Person(GalleryPerson person) =>
        $"{PlainText.Name(person.Name)} ({PlainText.Count(person.Faces, "face")})";

    private static string Photo(GalleryFace face) =>
        $"{PlainText.Name(face.Photo.Path)} at {face.Face.Box.X:0},{face.Face.Box.Y:0}";
}
