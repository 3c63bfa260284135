namespace FaceNet.Training.Layers;

/// <summary>
/// The Euclidean length of each window, √(Σ x² + ε). The paper names L2 pooling without its scale; the plain sum is what
/// OpenFace uses.
/// </summary>
internal sealed class L2Pool(Window window) : Layer(nameof(L2Pool))
{
    /// <summary>
    /// Inside the root, whose slope is infinite at 0: windows of dead ReLUs would give NaN gradients. Small against the
    /// squares of activations around 1.
    /// </summary>
    public const double Epsilon = 1e-6;

    public override T Apply<T>(IOperations<T> on, T x) => on.L2Pool(window, x);
}
