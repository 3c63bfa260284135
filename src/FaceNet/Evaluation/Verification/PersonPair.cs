namespace FaceNet.Evaluation.Verification;

/// <summary>A pair as the bootstrap sees it: how far apart, and which people it hangs on.</summary>
/// <param name="SquaredDistance">Squared distance.</param>
/// <param name="Same">True when both faces are one person's.</param>
/// <param name="Left">Number of the left person, from 0.</param>
/// <param name="Right">Number of the right person; the left one's when the pair is the same person's.</param>
internal readonly record struct PersonPair(float SquaredDistance, bool Same, int Left, int Right)
{
    /// <summary>
    /// How often the pair stands in a sample that holds each person so many times. Copies of one person are never paired
    /// with each other: that pair does not exist in the data.
    /// </summary>
    public long Weight(ReadOnlySpan<int> copies) => Left == Right ? copies[Left] : (long)copies[Left] * copies[Right];
}
