namespace FaceNet.Evaluation.Leaks;

/// <summary>Finds the test pictures that are also in a training set, perhaps scaled or compressed anew.</summary>
public static class NearDuplicates
{
    /// <summary>
    /// How far apart the hashes of copies may be. Measured on the 8,120 pictures of LFW's pair files: copies at half the
    /// size or at JPEG quality 30 differ in 4 bits at most (99 of 100 in 2); of 33 million pairs of pictures 3 are within 4
    /// bits, all copies that LFW itself holds, 7 within 6 and 33 within 8. Cutting a margin of 3 % off changes 8 bits in the
    /// median: cropped copies are not found, faces in them are (<see cref="SharedPeople"/>).
    /// </summary>
    public const int UsualBits = 4;

    /// <summary>Compares every training picture with every test picture, some 10⁹ pairs a second and core.</summary>
    /// <param name="training">The training set.</param>
    /// <param name="test">The test set.</param>
    /// <param name="bits">Hashes that differ in at most so many bits are duplicates, 0 to 64.</param>
    /// <param name="cancellationToken">Ends the search early with an exception.</param>
    /// <returns>The most alike first.</returns>
    public static IReadOnlyList<DuplicateImage> Find(
        IReadOnlyList<HashedImage> training,
        IReadOnlyList<HashedImage> test,
        int bits = UsualBits,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 64);
        PerceptualHash[] hashes = [.. training.Select(image => image.Hash)];
        var found = new List<DuplicateImage>();
        foreach (var image in test)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var at = 0; at < hashes.Length; at++)
                if (hashes[at].Distance(image.Hash) is var distance && distance <= bits)
                    found.Add(new DuplicateImage(training[at].Image, image.Image, distance));
        }
        return
        [
            .. found
                .OrderBy(pair => pair.Bits)
                .ThenBy(pair => pair.Test, StringComparer.Ordinal)
                .ThenBy(pair => pair.Training, StringComparer.Ordinal),
        ];
    }
}
