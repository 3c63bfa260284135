namespace FaceNet.Training.Layers;

/// <summary>x / ‖x‖₂: the embedding lives on the unit sphere.</summary>
internal sealed class UnitLength() : Layer(nameof(UnitLength))
{
    /// <summary>The least squared length, so that a vector of zeros stays one instead of turning into NaN.</summary>
    public const double SmallestSquare = 1e-20;

    public override T Apply<T>(IOperations<T> on, T x) => on.ScaleToUnitLength(x);
}
