using FaceNet.Models;

namespace FaceNet.Cli.Output;

/// <summary>A model in the answer of <c>facenet models --json</c>; the path is null while it has not been fetched.</summary>
internal sealed record ModelJson(
    string Name,
    string Role,
    long Bytes,
    int? Dimension,
    string Licence,
    string Origin,
    string? Path
)
{
    public static ModelJson Of(ModelEntry model) =>
        new(
            model.Card.Name,
            model.Card.Role.ToString().ToLowerInvariant(),
            model.Bytes,
            model.Card.Dimension,
            model.Card.Licence,
            model.Card.Origin,
            model.Path
        );
}
