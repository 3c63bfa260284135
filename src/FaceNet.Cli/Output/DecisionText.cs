using FaceNet.Galleries;

namespace FaceNet.Cli.Output;

/// <summary>A decision in words.</summary>
internal static class DecisionText
{
    public static string Of(GalleryDecision decision)
    {
        var (person, other) = (PlainText.Name(decision.Person), PlainText.Name(decision.Other ?? "somebody"));
        var faces = Faces(decision);
        return decision.Kind switch
        {
            DecisionKind.Enroll => $"{faces} enrolled as {person}",
            DecisionKind.Name => $"{other} is called {person}",
            DecisionKind.Merge => $"{other} is {person}",
            DecisionKind.Split => $"{faces} of {other} split off as {person}",
            DecisionKind.Confirm => $"{faces} confirmed as {person}",
            DecisionKind.Reject => $"{faces} rejected as {person}",
            _ => $"{other} is not {person}",
        };
    }

    private static string Faces(GalleryDecision decision) =>
        decision.Faces switch
        {
            [] => "a face",
            [var one] => $"face {one}",
            { Count: <= 5 } few => $"faces {string.Join(", ", few)}",
            { Count: var many } => $"{many} faces",
        };
}
