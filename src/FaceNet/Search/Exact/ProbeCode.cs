using System.Numerics.Tensors;
using FaceNet.Search.Kernels;

namespace FaceNet.Search.Exact;

/// <summary>
/// A probe in bytes, and how far a distance told by bytes can be from the true one. With p and x the vectors and p̂ and x̂
/// what their bytes say, p·x = p̂·x̂ + (p − p̂)·x̂ + p·(x − x̂), so that by Cauchy and Schwarz p·x differs from p̂·x̂ by at
/// most ‖p − p̂‖·‖x̂‖ + ‖p‖·‖x − x̂‖.
/// </summary>
internal sealed class ProbeCode
{
    /// <summary>
    /// The largest value in bytes: twice 64 · 255 fits the 16 bits in which some machines hold sums of pairs.
    /// </summary>
    private const int Most = 64;

    /// <summary>More than the few roundings between this class and a comparison with its bounds.</summary>
    private const double RoundUp = 1 + (1.0 / (1 << 20));

    private readonly float error;
    private readonly float errorOfPanel;

    public ProbeCode(ReadOnlySpan<float> values)
    {
        Groups = new int[CodePanel.GroupsFor(values.Length)];
        Scale = Math.Abs(TensorPrimitives.MaxMagnitude(values)) / Most;
        double residual = 0,
            square = 0;
        for (var k = 0; k < values.Length; k++)
        {
            var code = Math.Clamp((int)MathF.Round(values[k] / Scale), -Most, Most);
            Groups[k / 4] |= (code & 0xFF) << (8 * (k % 4));
            Offset += 128 * code;
            var difference = values[k] - ((double)Scale * code);
            residual += difference * difference;
            square += (double)values[k] * values[k];
        }
        var (lost, length) = (Math.Sqrt(residual), Math.Sqrt(square));
        // A squared distance of at most 4, summed over n values in single precision, is off by 4·(n + 3)·2⁻²⁴ at most;
        // the rest, 7e-6, is for the few operations that turn sums of bytes into a bound.
        var rounding = Math.Abs(1 - square) + ((values.Length + 32) / (double)(1 << 22));
        error = (float)(((2 * lost) + rounding) * RoundUp);
        errorOfPanel = (float)(2 * (lost + length) * RoundUp);
        HalfInverseScale = 1 / (2 * Scale);
    }

    /// <summary>[groups of 4 values], the first in the low byte.</summary>
    public int[] Groups { get; }

    /// <summary>What a value of 1 in bytes is worth.</summary>
    public float Scale { get; }

    /// <summary>1 / (2 · <see cref="Scale"/>).</summary>
    public float HalfInverseScale { get; }

    /// <summary>What is too much in a sum of bytes, the codes being 128 too large.</summary>
    public int Offset { get; }

    /// <summary>
    /// How far the squared distance to a vector of a panel, told by bytes as 2 − 2·p̂·x̂, can be from the true one:
    /// 2·(‖p − p̂‖·‖x̂‖ + ‖p‖·‖x − x̂‖) with ‖x̂‖ ≤ 1 + error, and rounding.
    /// </summary>
    /// <param name="panelError">The largest error of the panel's vectors; see <see cref="VectorCode"/>.</param>
    public float ErrorWith(float panelError) => error + (errorOfPanel * panelError);
}
