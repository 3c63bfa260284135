namespace FaceNet.Galleries;

/// <summary>A decision as the file has it: people by number, who may be gone.</summary>
internal sealed record DecisionRow(long Id, DecisionKind Kind, long Person, long? Other, DecisionState State);
