namespace FaceNet.Training.Optimization;

/// <summary>How good the network was at some point of the run.</summary>
/// <param name="Epoch">Epochs done, with their fraction.</param>
/// <param name="ValidationRate">VAL, 0 to 1.</param>
/// <param name="IsLost">
/// Whether these weights were the best so far and could not be written: then others can still be the best.
/// </param>
public readonly record struct Validation(double Epoch, double ValidationRate, bool IsLost = false);
