namespace FaceNet;

/// <summary>The answer to "are these two faces the same person?".</summary>
/// <param name="Same">True when the squared distance is at most the threshold.</param>
/// <param name="SquaredDistance">‖f(a) − f(b)‖², 0 to 4; smaller is more alike.</param>
/// <param name="Threshold">The threshold it was held against, with its false accept rate.</param>
/// <param name="Probability">
/// Probability of "same", 0 to 1, as calibrated on pairs of which as many were the same as not; null where the model was
/// not calibrated.
/// </param>
public readonly record struct Verification(
    bool Same,
    float SquaredDistance,
    Threshold Threshold,
    double? Probability = null
);
