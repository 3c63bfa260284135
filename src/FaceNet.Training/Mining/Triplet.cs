namespace FaceNet.Training.Mining;

/// <summary>Three faces of a mini-batch by their place in it: anchor and positive of one person, the negative of another.</summary>
public readonly record struct Triplet(int Anchor, int Positive, int Negative);
