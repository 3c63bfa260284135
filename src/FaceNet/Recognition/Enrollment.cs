using FaceNet.Galleries;
using FaceNet.Scanning;

namespace FaceNet.Recognition;

/// <summary>
/// Puts photos of known people into a gallery: the main face of each, unless it would do harm. Reads the gallery once,
/// so one instance is for many photos. Not safe to use from several threads.
/// </summary>
public sealed class Enrollment
{
    /// <summary>The quality below which a face is refused unless told otherwise: as grouping does with poor faces.</summary>
    public const float UsualMinQuality = 0.25f;

    /// <summary>Boxes that overlap more, as IoU, are of one face.</summary>
    private const float SamePlace = 0.5f;

    private readonly Gallery gallery;
    private readonly EmbeddingSpace space;
    private readonly Threshold threshold;
    private readonly float minQuality;
    private readonly List<(string Person, Embedding Face)> enrolled;

    /// <summary>Enrols in a gallery.</summary>
    /// <param name="gallery">Where to; remains the caller's to dispose.</param>
    /// <param name="space">The model of the vectors to come.</param>
    /// <param name="threshold">Where faces cease to be one person's; only warnings depend on it.</param>
    /// <param name="minQuality">Faces of lower quality are refused, 0 to 1.</param>
    /// <exception cref="GalleryException">The gallery is of another model, or cannot be read.</exception>
    public Enrollment(Gallery gallery, EmbeddingSpace space, Threshold threshold, float minQuality = UsualMinQuality)
    {
        ArgumentNullException.ThrowIfNull(gallery);
        ArgumentNullException.ThrowIfNull(space);
        gallery.EnsureSpace(space);
        (this.gallery, this.space, this.threshold, this.minQuality) = (gallery, space, threshold, minQuality);
        enrolled =
        [
            .. EnrolledPeople.Of(gallery).SelectMany(person => person.Faces.Select(face => (person.Name, face))),
        ];
    }

    /// <summary>
    /// The folder that the photos' paths are relative to, by which the gallery remembers where each one lies, from
    /// wherever it is asked; null to remember the paths as they are.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>Enrols the main face of a photo. When the call returns, an enrolled face is safely on disk.</summary>
    /// <param name="name">Whose face it is; a new name is a new person.</param>
    /// <param name="photo">What a scan learned about the photo.</param>
    /// <exception cref="GalleryException">The name cannot be one, or the gallery cannot be written.</exception>
    public EnrollmentResult Add(string name, ScannedPhoto photo)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(photo);
        if (photo.UnreadableReason is { } unreadable)
            return Refused(photo, EnrollmentOutcome.Unreadable, unreadable);
        if (photo.MainFace is not { } face)
            return Refused(photo, EnrollmentOutcome.NoFace, "No face was found.");
        return Add(name, photo, photo.Faces.First(found => ReferenceEquals(found.Face, face)));
    }

    /// <summary>Enrols the face at a place of a photo, such as one of a group on a page.</summary>
    /// <param name="name">Whose face it is; a new name is a new person.</param>
    /// <param name="photo">What a scan learned about the photo.</param>
    /// <param name="box">Where the face is: the one that overlaps most is taken, if by more than half.</param>
    /// <exception cref="GalleryException">The name cannot be one, or the gallery cannot be written.</exception>
    public EnrollmentResult Add(string name, ScannedPhoto photo, BoundingBox box)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(photo);
        if (photo.UnreadableReason is { } unreadable)
            return Refused(photo, EnrollmentOutcome.Unreadable, unreadable);
        var face = photo.Faces.MaxBy(found => found.Face.Box.IntersectionOverUnion(box));
        if (face is null || face.Face.Box.IntersectionOverUnion(box) <= SamePlace)
            return Refused(photo, EnrollmentOutcome.NoFace, $"No face was found at {box.X:0},{box.Y:0}.");
        return Add(name, photo, face);
    }

    private EnrollmentResult Add(string given, ScannedPhoto photo, PhotoFace found)
    {
        if (found.Face.Quality.Score < minQuality)
            return Refused(photo, EnrollmentOutcome.PoorQuality, Poor(found.Face));
        var name = given.Trim();
        var source = new GalleryPhoto(photo.Sha256!, photo.PathBelow(Folder));
        var warnings = Warnings(name, found.Face.Embedding).ToArray();
        var added = gallery.Add(name, new NewFace(source, found.Face, space, found.Thumbnail));
        if (!added.IsNew)
            return added.Person.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                ? Refused(photo, EnrollmentOutcome.AlreadyEnrolled, "This photo is enrolled already.")
                : Refused(
                    photo,
                    EnrollmentOutcome.EnrolledAsAnother,
                    $"The face on this photo is enrolled as {added.Person.Name}."
                );
        enrolled.Add((added.Person.Name, found.Face.Embedding));
        return new EnrollmentResult
        {
            Photo = photo.Path,
            Outcome = EnrollmentOutcome.Enrolled,
            Warnings = warnings,
        };
    }

    private IEnumerable<string> Warnings(string name, Embedding face)
    {
        var (own, others) = (Nearest(face, name, isOwn: true), Nearest(face, name, isOwn: false));
        if (own is { } nearest && !threshold.Accepts(nearest.SquaredDistance))
            yield return $"It is unlike the other faces of {nearest.Person}: squared distance {nearest.SquaredDistance:0.000} to the nearest, {threshold.SquaredDistance:0.000} is usual at most. Is it {nearest.Person}?";
        if (others is { } other && threshold.Accepts(other.SquaredDistance))
            yield return $"It is like a face of {other.Person}: squared distance {other.SquaredDistance:0.000}. Is it {other.Person}?";
    }

    private (string Person, float SquaredDistance)? Nearest(Embedding face, string name, bool isOwn)
    {
        (string, float SquaredDistance)? nearest = null;
        foreach (var (person, known) in enrolled)
            if (
                person.Equals(name, StringComparison.OrdinalIgnoreCase) == isOwn
                && known.SquaredDistance(face) is var distance
                && !(nearest?.SquaredDistance <= distance)
            )
                nearest = (person, distance);
        return nearest;
    }

    // Rounded down, so that it is less in print as well.
    private string Poor(Face face) =>
        $"Its face has quality {MathF.Floor(face.Quality.Score * 1000) / 1000:0.000}, less than {minQuality:0.000}{(face.Quality.Reasons.Count > 0 ? ": " + string.Join("; ", face.Quality.Reasons) : "")}.";

    private static EnrollmentResult Refused(ScannedPhoto photo, EnrollmentOutcome outcome, string reason) =>
        new()
        {
            Photo = photo.Path,
            Outcome = outcome,
            Reason = reason,
        };
}
