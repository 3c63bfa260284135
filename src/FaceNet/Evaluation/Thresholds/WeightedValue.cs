namespace FaceNet.Evaluation.Thresholds;

/// <summary>A value at a position, with a weight.</summary>
internal readonly record struct WeightedValue(double Position, double Value, double Weight)
{
    /// <summary>Both drawn together: means by weight.</summary>
    public WeightedValue With(WeightedValue other)
    {
        var weight = Weight + other.Weight;
        return new WeightedValue(
            ((Position * Weight) + (other.Position * other.Weight)) / weight,
            ((Value * Weight) + (other.Value * other.Weight)) / weight,
            weight
        );
    }
}
