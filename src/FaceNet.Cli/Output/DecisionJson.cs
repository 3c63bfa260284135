using System.Text.Json.Serialization;
using FaceNet.Galleries;

namespace FaceNet.Cli.Output;

/// <summary>A decision, in the answer of <c>facenet undo --gallery --json</c>, with or without <c>--list</c>.</summary>
internal sealed record DecisionJson(
    long Decision,
    string Kind,
    string State,
    string Person,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Other,
    IReadOnlyList<long> Faces
)
{
    public static DecisionJson Of(GalleryDecision decision) =>
        new(
            decision.Id,
            decision.Kind switch
            {
                DecisionKind.Enroll => "enroll",
                DecisionKind.Name => "name",
                DecisionKind.Merge => "merge",
                DecisionKind.Split => "split",
                DecisionKind.Confirm => "confirm",
                DecisionKind.Reject => "reject",
                _ => "differ",
            },
            decision.State switch
            {
                DecisionState.InForce => "inForce",
                DecisionState.Final => "final",
                _ => "undone",
            },
            decision.Person,
            decision.Other,
            decision.Faces
        );
}
