namespace FaceNet.Galleries;

/// <summary>An entry of a gallery's journal.</summary>
/// <param name="Id">A number that grows from decision to decision, and is never given to another.</param>
/// <param name="Kind">What was said.</param>
/// <param name="State">Whether it counts.</param>
/// <param name="Person">
/// Whom it is about, as the person is called now, or was when it ended: who got the face, the faces or the name. Of a
/// <see cref="DecisionKind.Name"/> that was taken back, the name that was given.
/// </param>
/// <param name="Other">
/// The other person, for <see cref="DecisionKind.Merge"/> who is gone, for <see cref="DecisionKind.Split"/> whose the
/// faces were, for <see cref="DecisionKind.Name"/> the name before, or since it was taken back; null for the other kinds.
/// </param>
/// <param name="Faces">The faces that it is about and that are still there, by number.</param>
public sealed record GalleryDecision(
    long Id,
    DecisionKind Kind,
    DecisionState State,
    string Person,
    string? Other,
    IReadOnlyList<long> Faces
);
