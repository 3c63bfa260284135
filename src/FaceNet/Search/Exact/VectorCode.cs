using System.Numerics.Tensors;
using FaceNet.Search.Kernels;

namespace FaceNet.Search.Exact;

/// <summary>
/// A vector in bytes: value k is about scale × (code − 128), with codes from 1 to 255.
/// <para>
/// The error that goes with it bounds what the bytes leave out: with x the vector and x̂ what its bytes say, it is at
/// least ‖x − x̂‖ + |1 − ‖x‖²|. The second part makes up for rounding when ‖a − b‖² is taken as 2 − 2·a·b.
/// </para>
/// </summary>
/// <param name="Scale">What a code of 1 is worth.</param>
/// <param name="Error">As said above, rounded up.</param>
internal readonly record struct VectorCode(float Scale, float Error)
{
    private const int Zero = 128;
    private const int Most = 127;

    /// <summary>Writes the bytes of a vector into a lane of its panel.</summary>
    /// <param name="values">The vector.</param>
    /// <param name="panel">[groups of 4 values][<see cref="Panel.Width"/>][4].</param>
    /// <param name="lane">Which vector of the panel.</param>
    public static VectorCode Write(ReadOnlySpan<float> values, Span<byte> panel, int lane)
    {
        var scale = Math.Abs(TensorPrimitives.MaxMagnitude(values)) / Most;
        double error = 0,
            length = 0;
        for (var k = 0; k < panel.Length / Panel.Width; k++)
        {
            var value = k < values.Length ? values[k] : 0;
            var code = Math.Clamp((int)MathF.Round(value / scale), -Most, Most);
            panel[(k / 4 * 4 * Panel.Width) + (4 * lane) + (k % 4)] = (byte)(code + Zero);
            var difference = value - ((double)scale * code);
            error += difference * difference;
            length += (double)value * value;
        }
        return new VectorCode(scale, RoundUp(Math.Sqrt(error) + Math.Abs(1 - length)));
    }

    private static float RoundUp(double value) => MathF.BitIncrement((float)value);
}
