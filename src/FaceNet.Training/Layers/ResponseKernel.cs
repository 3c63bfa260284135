using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FaceNet.Training.Layers;

/// <summary>
/// Response normalisation of one pixel's channels and its way back, in one pass each. torch would write every step of the
/// formula to memory, for maps that fit no cache: most of a training step's time would go there.
/// </summary>
/// <remarks>
/// With s = k + α/n Σ x² the output is y = x·s^(−3/4), and from ∂L/∂y = g, with t = g·x·s^(−7/4), follows
/// ∂L/∂x = g·s^(−3/4) − 3/2·α/n·x·Σ t over the same neighbours.
/// </remarks>
internal sealed class ResponseKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Reach = LocalResponseNorm.Channels / 2;

    private static readonly Vector512<T> Factor = Vector512.Create(
        T.CreateChecked(LocalResponseNorm.Alpha / LocalResponseNorm.Channels)
    );
    private static readonly Vector512<T> Offset = Vector512.Create(T.CreateChecked(LocalResponseNorm.Offset));
    private static readonly Vector512<T> Return = Factor * T.CreateChecked(2 * LocalResponseNorm.Exponent);

    // Whole registers, with zeros for the neighbours that the first and the last channel lack.
    private readonly T[] x;
    private readonly T[] gradient;
    private readonly T[] squares;
    private readonly T[] terms;

    public ResponseKernel(int channels)
    {
        Channels = channels;
        var padded = (channels + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count;
        (x, gradient) = (new T[padded], new T[padded]);
        (squares, terms) = (new T[padded + (2 * Reach)], new T[padded + (2 * Reach)]);
    }

    public int Channels { get; }

    /// <summary>A pixel's values: to be set before each call, and what a call leaves.</summary>
    public Span<T> X => x.AsSpan(0, Channels);

    /// <summary>∂L/∂y of <see cref="X"/>, to be set before <see cref="TakeBack"/>.</summary>
    public Span<T> Gradient => gradient.AsSpan(0, Channels);

    /// <summary>Turns <see cref="X"/> into its normalised values.</summary>
    public void Normalize()
    {
        Square();
        for (var i = 0; i < x.Length; i += Vector512<T>.Count)
        {
            var root = InverseRoot(i);
            Store(x, i, Load(x, i) * root * Vector512.Sqrt(root));
        }
    }

    /// <summary>Turns <see cref="X"/> into ∂L/∂x.</summary>
    public void TakeBack()
    {
        Square();
        for (var i = 0; i < x.Length; i += Vector512<T>.Count)
        {
            var root = InverseRoot(i);
            var direct = Load(gradient, i) * root * Vector512.Sqrt(root);
            Store(gradient, i, direct);
            Store(terms, i + Reach, direct * Load(x, i) * root * root);
        }
        for (var i = 0; i < x.Length; i += Vector512<T>.Count)
            Store(x, i, Load(gradient, i) - (Return * Load(x, i) * SumOfNeighbours(terms, i)));
    }

    private void Square()
    {
        for (var i = 0; i < x.Length; i += Vector512<T>.Count)
        {
            var values = Load(x, i);
            Store(squares, i + Reach, values * values);
        }
    }

    /// <summary>s^(−1/2).</summary>
    private Vector512<T> InverseRoot(int channel) =>
        Vector512<T>.One / Vector512.Sqrt((Factor * SumOfNeighbours(squares, channel)) + Offset);

    private static Vector512<T> SumOfNeighbours(T[] padded, int channel)
    {
        var sum = Load(padded, channel);
        for (var i = 1; i < LocalResponseNorm.Channels; i++)
            sum += Load(padded, channel + i);
        return sum;
    }

    private static Vector512<T> Load(T[] values, int at) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)at);

    private static void Store(T[] values, int at, Vector512<T> vector) =>
        vector.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)at);
}
