namespace FaceNet.Training.Optimization;

/// <summary>How good the network was at some point of the run.</summary>
/// <param name="Epoch">Epochs done, with their fraction.</param>
/// <param name="ValidationRate">VAL, 0 to 1.</param>
public readonly record struct Validation(double Epoch, double ValidationRate);
