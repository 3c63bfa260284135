using static TorchSharp.torch;

namespace FaceNet.Training.Layers;

/// <summary>While training, sets values to 0 at random and scales the rest up; nothing otherwise.</summary>
/// <param name="probability">Share of values that are dropped, 0 to 1.</param>
internal sealed class Dropout(double probability) : Layer(nameof(Dropout))
{
    public double Probability => probability;

    /// <summary>
    /// A generator of the layer's own, because torch's is shared by all threads: two passes over a batch, or two runs,
    /// would drop different values.
    /// </summary>
    public Generator Chance { get; } = new();

    public override T Apply<T>(IOperations<T> on, T x) => on.Drop(this, x);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Chance.Dispose();
        base.Dispose(disposing);
    }
}
