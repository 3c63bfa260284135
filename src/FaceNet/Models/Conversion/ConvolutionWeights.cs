namespace FaceNet.Models.Conversion;

/// <summary>Filters in ONNX's order (out, in, rows, columns) and one bias for each output channel.</summary>
internal sealed record ConvolutionWeights(float[] Values, int[] Shape, float[] Bias)
{
    /// <summary>Takes filters in TensorFlow's order (rows, columns, in, out).</summary>
    /// <param name="filters">rows·columns·inputs·outputs values.</param>
    /// <param name="size">Rows, which equal the columns.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="bias">One for each output channel.</param>
    public static ConvolutionWeights FromRowsFirst(float[] filters, int size, int inputs, float[] bias)
    {
        var outputs = bias.Length;
        var values = new float[filters.Length];
        for (var at = 0; at < size * size; at++)
        for (var i = 0; i < inputs; i++)
        for (var o = 0; o < outputs; o++)
            values[(((o * inputs) + i) * size * size) + at] = filters[(((at * inputs) + i) * outputs) + o];
        return new(values, [outputs, inputs, size, size], bias);
    }

    /// <summary>(W ∗ x + b)·scale + shift as one convolution, computed in double.</summary>
    public ConvolutionWeights Fold(float[] scale, float[] shift)
    {
        var values = new float[Values.Length];
        var perOutput = Values.Length / Bias.Length;
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)((double)Values[i] * scale[i / perOutput]);
        var bias = new float[Bias.Length];
        for (var o = 0; o < bias.Length; o++)
            bias[o] = (float)(((double)Bias[o] * scale[o]) + shift[o]);
        return new(values, Shape, bias);
    }
}
