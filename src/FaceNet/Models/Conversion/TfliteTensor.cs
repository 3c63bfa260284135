namespace FaceNet.Models.Conversion;

/// <summary>A tensor: a constant with values, or a place for values while the graph runs.</summary>
/// <param name="Shape">Axes; pictures are batch, row, column, channel.</param>
/// <param name="Values">The constant, or null.</param>
internal sealed record TfliteTensor(int[] Shape, float[]? Values)
{
    private const int Float32 = 0;

    // Far above any tensor of a face network; keeps products of axes from overflowing.
    private const int LargestAxis = 1 << 16;

    public static TfliteTensor Read(FlatTable tensor, float[][] buffers)
    {
        var shape = tensor.Ints(0);
        if (shape.Length > 4 || shape.Any(axis => axis is < 0 or > LargestAxis))
            throw new ModelException($"A tensor has the shape [{string.Join(", ", shape.Take(8))}].");
        // Integers are only shapes here, which the shapes of the tensors tell as well.
        if (tensor.Byte(1) != Float32)
            return new TfliteTensor(shape, null);
        var values = buffers[tensor.Int(2)];
        if (values.Length == 0)
            return new TfliteTensor(shape, null);
        if (values.Length != shape.Aggregate(1L, (product, axis) => product * axis))
            throw new ModelException($"{values.Length} values for the shape [{string.Join(", ", shape)}].");
        return new TfliteTensor(shape, values);
    }
}
