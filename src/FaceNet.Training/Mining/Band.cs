using System.Numerics;
using System.Runtime.InteropServices;

namespace FaceNet.Training.Mining;

/// <summary>Values strictly between two bounds, several at a time.</summary>
internal static class Band
{
    /// <summary>How many values lie between.</summary>
    public static int Count(ReadOnlySpan<float> values, float above, float below)
    {
        var (low, high) = (new Vector<float>(above), new Vector<float>(below));
        var counts = Vector<int>.Zero;
        var wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (var several in wide)
            counts -= Between(several, low, high);
        var count = Vector.Sum(counts);
        foreach (var value in values[(wide.Length * Vector<float>.Count)..])
            count += value > above && value < below ? 1 : 0;
        return count;
    }

    /// <summary>Where the value stands before which <paramref name="skip"/> others lie between.</summary>
    public static int IndexOf(ReadOnlySpan<float> values, float above, float below, int skip)
    {
        var (low, high) = (new Vector<float>(above), new Vector<float>(below));
        var wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        var block = 0;
        for (; block < wide.Length; block++)
        {
            var here = -Vector.Sum(Between(wide[block], low, high));
            if (here > skip)
                break;
            skip -= here;
        }
        for (var i = block * Vector<float>.Count; i < values.Length; i++)
            if (values[i] > above && values[i] < below && skip-- == 0)
                return i;
        throw new ArgumentOutOfRangeException(nameof(skip), skip, "Fewer values lie between the bounds.");
    }

    /// <summary>Where the least value above a bound stands; −1 where none is above.</summary>
    public static int IndexOfLeast(ReadOnlySpan<float> values, float above)
    {
        var low = new Vector<float>(above);
        var least = new Vector<float>(float.PositiveInfinity);
        var wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (var several in wide)
            least = Vector.ConditionalSelect(Vector.GreaterThan(several, low), Vector.Min(least, several), least);
        var smallest = float.PositiveInfinity;
        for (var i = 0; i < Vector<float>.Count; i++)
            smallest = Math.Min(smallest, least[i]);
        foreach (var value in values[(wide.Length * Vector<float>.Count)..])
            smallest = value > above ? Math.Min(smallest, value) : smallest;
        return float.IsPositiveInfinity(smallest) ? -1 : values.IndexOf(smallest);
    }

    private static Vector<int> Between(Vector<float> values, Vector<float> low, Vector<float> high) =>
        Vector.GreaterThan(values, low) & Vector.LessThan(values, high);
}
