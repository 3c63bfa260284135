namespace FaceNet.Training;

/// <summary>
/// Seeds for every use of chance, each from its place in the run: the same step draws the same numbers whether the run
/// was interrupted before it or not, on any number of threads.
/// </summary>
internal static class Seeds
{
    /// <summary>A seed for one use.</summary>
    /// <param name="root">The run's seed.</param>
    /// <param name="place">What it is for, from the largest unit to the smallest: use, epoch, batch, image.</param>
    public static ulong Derive(ulong root, params ReadOnlySpan<long> place)
    {
        var state = Mix(root);
        foreach (var step in place)
            state = Mix(state ^ (ulong)step);
        return state;
    }

    /// <summary>The same, for generators that take 31 bits.</summary>
    public static Random Generator(ulong root, params ReadOnlySpan<long> place) =>
        new((int)(Derive(root, place) >> 33));

    // SplitMix64 (Steele, Lea and Flood 2014): a bijection that spreads neighbours far apart.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
