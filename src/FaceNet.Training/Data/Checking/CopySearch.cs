using FaceNet.Evaluation.Leaks;

namespace FaceNet.Training.Data.Checking;

/// <summary>Finds copies of photos by their hashes, and confirms them by their embeddings: aligned faces look alike to a hash.</summary>
internal static class CopySearch
{
    /// <summary>All suspected pairs, the surest first.</summary>
    /// <param name="faces">The faces.</param>
    /// <param name="hashes">A hash a face.</param>
    /// <param name="options">How alike copies are.</param>
    /// <param name="cancellationToken">Honoured between faces.</param>
    public static IReadOnlyList<SuspectedCopy> Find(
        LabelledVectors faces,
        IReadOnlyList<PerceptualHash> hashes,
        DataCheckOptions options,
        CancellationToken cancellationToken
    )
    {
        PerceptualHash[] all = [.. hashes];
        var found = new List<SuspectedCopy>();
        for (var first = 0; first < all.Length; first++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var second = first + 1; second < all.Length; second++)
                if (all[first].Distance(all[second]) is var bits && bits <= options.CopyBits)
                    Add(first, second, bits);
        }
        return [.. found.OrderBy(copy => copy.SquaredDistance).ThenBy(copy => copy.Path, StringComparer.Ordinal)];

        void Add(int first, int second, int bits)
        {
            var distance = faces.Embeddings[first].SquaredDistance(faces.Embeddings[second]);
            if (distance <= options.CopyDistance)
                found.Add(
                    new SuspectedCopy(
                        faces.Paths[second],
                        faces.Paths[first],
                        faces.People[faces.PersonOf[second]],
                        faces.People[faces.PersonOf[first]],
                        bits,
                        distance
                    )
                );
        }
    }
}
