using FaceNet.Search.Exact;
using FaceNet.Search.Files;

namespace FaceNet.Search;

/// <summary>Indexes of one dimension that belong together, and what else must be known of them, in one file.</summary>
/// <param name="Indexes">At least one.</param>
/// <param name="Note">The owner's own bytes.</param>
internal sealed record IndexBundle(IReadOnlyList<VectorIndex> Indexes, byte[] Note)
{
    /// <inheritdoc cref="VectorIndex.Open"/>
    public static IndexBundle Open(string path, VectorIndexOptions? options = null)
    {
        var (stores, note) = IndexFile.Open(path);
        return new([.. stores.Select(store => new VectorIndex(store, options))], note);
    }

    /// <inheritdoc cref="VectorIndex.Save"/>
    public void Save(string path)
    {
        var readings = new List<Reading>();
        try
        {
            foreach (var index in Indexes)
                readings.Add(index.Read());
            IndexFile.Save(path, Indexes[0].Dimension, readings.Select(reading => reading.Snapshot), Note);
        }
        finally
        {
            foreach (var reading in readings)
                reading.Dispose();
        }
    }
}
