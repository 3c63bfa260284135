using System.Text.Json.Serialization;
using FaceNet.Regions;

namespace FaceNet.Cli.Output;

/// <summary>
/// A photo in the answers of <c>facenet tag --json</c> and <c>untag --json</c>: state is <c>unchanged</c>, <c>created</c>,
/// <c>updated</c>, <c>deleted</c> or <c>failed</c>, the last with a reason.
/// </summary>
internal sealed record SidecarJson(
    string Photo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sidecar,
    string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    IReadOnlyList<TaggedFaceJson> Faces,
    IReadOnlyList<KeptNameJson> Kept
)
{
    public static SidecarJson Of(string photo, SidecarResult result) =>
        new(
            photo,
            result.Change?.Sidecar,
            result.Change?.State switch
            {
                null => "failed",
                SidecarState.Created => "created",
                SidecarState.Updated => "updated",
                SidecarState.Deleted => "deleted",
                _ => "unchanged",
            },
            result.Reason,
            [.. (result.Change?.Tagged ?? []).Select(face => TaggedFaceJson.Of(photo, face))],
            [
                .. (result.Change?.Kept ?? []).Select(kept => new KeptNameJson(
                    kept.Name,
                    TaggedFaceJson.Of(photo, kept.Face)
                )),
            ]
        );
}

#pragma warning disable MA0048 // The parts of one document stand together.

/// <summary>
/// A region that marks a face; the name is null for nobody known. Photo and box are as in <see cref="FaceJson"/>; a region has
/// no score and no quality.
/// </summary>
internal sealed record TaggedFaceJson(string Photo, IReadOnlyList<double> Box, string? Name)
{
    public static TaggedFaceJson Of(string photo, FaceRegion face) => new(photo, FaceJson.Pixels(face.Box), face.Name);
}

/// <summary>A face that somebody named otherwise than the gallery does.</summary>
internal sealed record KeptNameJson(string Name, TaggedFaceJson Recognized);
