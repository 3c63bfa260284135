using FaceNet.Galleries;

namespace FaceNet.Curation;

/// <summary>Are these the same person?</summary>
public sealed record Question
{
    /// <summary>
    /// Names the question as long as it is open: <c>p7-p12</c> for people, <c>f45-p7</c> for a face and a person, by number.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The person; of two the one who stays if they are one.</summary>
    public required GalleryPerson Person { get; init; }

    /// <summary>The other person; null where the question is about a face.</summary>
    public GalleryPerson? Other { get; init; }

    /// <summary>The face in question; of two people, the one of <see cref="Other"/> that is nearest to the person.</summary>
    public required GalleryFace Face { get; init; }

    /// <summary>The person's face that is nearest to <see cref="Face"/>.</summary>
    public required GalleryFace Nearest { get; init; }

    /// <summary>Mean squared distance between the faces of both sides, 0 to 4.</summary>
    public required float SquaredDistance { get; init; }

    /// <summary>
    /// Probability that two faces at that distance are one person's, if it was as likely as not before; null where the
    /// model was not calibrated.
    /// </summary>
    public double? Probability { get; init; }

    /// <summary>Faces that a "yes" or a "no" would move or hold in place: those of the smaller side.</summary>
    public required int Faces { get; init; }

    /// <summary>
    /// How much the answer settles: those faces, times how open the question is: 1 at the grouping distance, 0 a quarter of it
    /// away.
    /// </summary>
    public required float Weight { get; init; }
}
