using FaceNet.Curation;

namespace FaceNet.Cli.Output;

/// <summary>The answer of <c>facenet cluster --json</c>.</summary>
/// <param name="Photos">Photos looked at.</param>
/// <param name="Added">Faces that are new in the gallery.</param>
/// <param name="Known">Faces on the photos that it held before.</param>
/// <param name="Poor">Faces left out for their quality.</param>
/// <param name="Joined">Faces that went to somebody who was there.</param>
/// <param name="Founded">New people.</param>
/// <param name="FoundedFaces">Faces that went to them.</param>
/// <param name="Moved">Faces that went from one person to another, or to nobody.</param>
/// <param name="Alone">Faces that are nobody's now.</param>
/// <param name="People">Everybody now.</param>
/// <param name="Faces">All faces now.</param>
internal sealed record ClusteredJson(
    int Photos,
    int Added,
    int Known,
    int Poor,
    int Joined,
    int Founded,
    int FoundedFaces,
    int Moved,
    int Alone,
    int People,
    int Faces
)
{
    public static ClusteredJson Of(GalleryIntake intake, SortingResult sorted) =>
        new(
            intake.Photos,
            intake.Added,
            intake.Known,
            intake.Poor,
            sorted.Joined,
            sorted.Founded,
            sorted.FoundedFaces,
            sorted.Moved,
            sorted.Alone,
            sorted.People,
            sorted.Faces
        );
}
