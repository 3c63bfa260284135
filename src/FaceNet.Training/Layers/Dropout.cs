namespace FaceNet.Training.Layers;

/// <summary>While training, sets values to 0 at random and scales the rest up; nothing otherwise.</summary>
/// <param name="probability">Share of values that are dropped, 0 to 1.</param>
internal sealed class Dropout(double probability) : Layer(nameof(Dropout))
{
    public double Probability => probability;

    public override T Apply<T>(IOperations<T> on, T x) => on.Drop(this, x);
}
