namespace FaceNet.Training.Layers;

/// <summary>
/// Divides a value by the strength of its neighbour channels, x / (k + α/n Σ x²)^β. The paper gives no constants; these
/// are GoogLeNet's and OpenFace's.
/// </summary>
internal sealed class LocalResponseNorm() : Layer(nameof(LocalResponseNorm))
{
    /// <summary>n: the channel itself and two on either side; fewer at the ends.</summary>
    public const int Channels = 5;

    /// <summary>α, divided by n.</summary>
    public const double Alpha = 1e-4;

    /// <summary>k.</summary>
    public const double Offset = 1;

    /// <summary>β. Carried out as 1/(√s · √√s) everywhere: a power costs ten times two roots.</summary>
    public const double Exponent = 0.75;

    public override T Apply<T>(IOperations<T> on, T x) => on.NormalizeResponse(x);
}
