namespace FaceNet.Curation;

/// <summary>What became of the faces of a gallery in a pass.</summary>
/// <param name="Joined">Faces of nobody that went to somebody who was there before.</param>
/// <param name="Founded">New people.</param>
/// <param name="FoundedFaces">Faces of nobody that went to new people.</param>
/// <param name="Moved">Faces that went from one person to another, or to nobody; only a full pass does that.</param>
/// <param name="Alone">Faces that are nobody's after it.</param>
/// <param name="People">Everybody after it, with a name or without.</param>
/// <param name="Faces">All faces.</param>
public sealed record SortingResult(
    int Joined,
    int Founded,
    int FoundedFaces,
    int Moved,
    int Alone,
    int People,
    int Faces
);
