namespace FaceNet.Evaluation.Thresholds;

/// <summary>
/// The falling step function with the least squared error, by pooling neighbours that rise (Ayer et al. 1955): linear in
/// the number of observations.
/// </summary>
internal static class IsotonicRegression
{
    /// <param name="observations">At least one, positions ascending.</param>
    /// <returns>The blocks in their order, values strictly falling; the position is the mean of the block's.</returns>
    public static IReadOnlyList<WeightedValue> Falling(IEnumerable<WeightedValue> observations)
    {
        var blocks = new List<WeightedValue>();
        foreach (var observation in observations)
        {
            var block = observation;
            while (blocks.Count > 0 && blocks[^1].Value <= block.Value)
            {
                block = blocks[^1].With(block);
                blocks.RemoveAt(blocks.Count - 1);
            }
            blocks.Add(block);
        }
        return blocks;
    }
}
