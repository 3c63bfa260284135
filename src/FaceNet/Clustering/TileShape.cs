namespace FaceNet.Clustering;

/// <summary>What every <see cref="IDotTile"/> has in common.</summary>
internal static class TileShape
{
    /// <summary>
    /// Rows of a tile. Four rows by two registers of columns are eight sums, as many as it takes to keep two
    /// multiply-add units of four cycles' latency busy.
    /// </summary>
    public const int Rows = 4;

    /// <summary>
    /// Interleaves the vectors from <paramref name="start"/> on as [dimension][<paramref name="width"/>]. Places
    /// beyond the last vector keep what they held: whoever reads the products must look at the index.
    /// </summary>
    public static void Interleave(IReadOnlyList<Embedding> vectors, int start, int width, Span<float> packed)
    {
        var count = Math.Min(width, vectors.Count - start);
        for (var column = 0; column < count; column++)
        {
            var values = vectors[start + column].Values;
            var place = column;
            foreach (var value in values)
            {
                packed[place] = value;
                place += width;
            }
        }
    }
}
