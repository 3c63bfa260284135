namespace FaceNet.Organizing;

/// <summary>What an undo file tells.</summary>
/// <param name="Plan">The layout as it was planned.</param>
/// <param name="MadeUtc">When the layout was begun, by the clock of its disk.</param>
/// <param name="Begun">The files that were made, or, where the work was stopped, may have been.</param>
internal sealed record LayoutRecord(LayoutPlan Plan, DateTime MadeUtc, IReadOnlyList<LayoutOperation> Begun);
