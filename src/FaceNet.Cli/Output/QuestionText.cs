using FaceNet.Curation;
using FaceNet.Galleries;

namespace FaceNet.Cli.Output;

/// <summary>A question in words: what is asked, then by which faces, how near they are, and what the answer weighs.</summary>
/// <param name="groupingDistance">Where people end.</param>
internal sealed class QuestionText(float groupingDistance)
{
    /// <summary>How questions are sorted.</summary>
    public const string Order =
        "The weightiest comes first: weight is the faces that an answer settles, times how open the question is.";

    public string Of(Question question)
    {
        var nearest = $"face {question.Nearest.Id} on {Photo(question.Nearest)}";
        var faces = question.Other is null ? $"nearest is {nearest}" : $"nearest are {Face(question)} and {nearest}";
        return $"""
            {question.Id}: {Asked(question, Face(question))}
                {faces}
                {Details(question)}
            """;
    }

    /// <summary>The question alone; the face in question is called as given.</summary>
    public static string Asked(Question question, string face) =>
        question.Kind switch
        {
            QuestionKind.SamePerson => $"Are {Person(question.Other!)} and {Person(question.Person)} the same person?",
            QuestionKind.FaceOutside => $"Is {face} {Person(question.Person)}?",
            _ => $"Is {face} really {Person(question.Person)}?",
        };

    /// <summary>How near the faces are, and what the answer weighs.</summary>
    public string Details(Question question)
    {
        var probability = question.Probability is { } value ? $", probability {value:0.0%}" : "";
        return $"mean squared distance {question.SquaredDistance:0.000}, people end at {groupingDistance:0.000}{probability}; "
            + $"weight {question.Weight:0.00}: settles {PlainText.Count(question.Faces, "face")}, {question.Weight / question.Faces:0%} open";
    }

    private static string Face(Question question) => $"face {question.Face.Id} on {Photo(question.Face)}";

    private static string Person(GalleryPerson person) =>
        $"{PlainText.Name(person.Name)} ({PlainText.Count(person.Faces, "face")})";

    private static string Photo(GalleryFace face) =>
        $"{PlainText.Name(face.Photo.Path)} at {face.Face.Box.X:0},{face.Face.Box.Y:0}";
}
