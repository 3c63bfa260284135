using FaceNet.Training.Mining;

namespace FaceNet.Training.Sampling;

/// <summary>Puts triplets that were selected beforehand into mini-batches.</summary>
internal static class TripletBatches
{
    /// <summary>
    /// Fills one mini-batch after the other, in the order of the triplets. Triplets that share faces share them in a batch
    /// too, so neighbours in the list fit more into one.
    /// </summary>
    /// <param name="triplets">Triplets of images.</param>
    /// <param name="batchSize">Images in a mini-batch at most, at least 4.</param>
    public static IReadOnlyList<PlannedBatch> Pack(IReadOnlyList<Triplet> triplets, int batchSize)
    {
        List<PlannedBatch> batches = [];
        Dictionary<int, int> places = [];
        List<Triplet> placed = [];
        foreach (var triplet in triplets)
        {
            if (places.Count + Missing(triplet) > batchSize)
                Close();
            placed.Add(new(Place(triplet.Anchor), Place(triplet.Positive), Place(triplet.Negative)));
        }
        if (placed.Count > 0)
            Close();
        return batches;

        int Missing(Triplet triplet) =>
            (places.ContainsKey(triplet.Anchor) ? 0 : 1)
            + (places.ContainsKey(triplet.Positive) ? 0 : 1)
            + (places.ContainsKey(triplet.Negative) ? 0 : 1);

        int Place(int image)
        {
            places.TryAdd(image, places.Count);
            return places[image];
        }

        void Close()
        {
            batches.Add(new([.. places.OrderBy(place => place.Value).Select(place => place.Key)], [.. placed]));
            places.Clear();
            placed.Clear();
        }
    }
}
