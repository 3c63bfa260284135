namespace FaceNet.Galleries;

/// <summary>All that a gallery holds, as it was at one moment.</summary>
/// <param name="Revision">The moment: see <see cref="Gallery.Revision"/>.</param>
/// <param name="People">Everybody.</param>
/// <param name="Faces">All faces, in the order in which they came.</param>
/// <param name="Constraints">What is known about them.</param>
internal sealed record GalleryContent(
    long Revision,
    IReadOnlyList<GalleryPerson> People,
    IReadOnlyList<GalleryFace> Faces,
    GalleryConstraints Constraints
);
