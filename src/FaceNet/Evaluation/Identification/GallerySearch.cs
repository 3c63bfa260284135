using FaceNet.Evaluation.Distances;

namespace FaceNet.Evaluation.Identification;

/// <summary>
/// The rank of each probe's own person, in two scans of the gallery: the first finds how far the own person is, the second
/// counts who is at most as far. Memory grows with the probes, not with probes × people.
/// </summary>
internal static class GallerySearch
{
    /// <summary>One match for each probe that has a face, in their order.</summary>
    public static ProbeMatch[] Run(
        IReadOnlyList<LabelledFace> enrolled,
        IReadOnlyList<LabelledFace> probes,
        CancellationToken cancellationToken
    )
    {
        LabelledFace[] gallery =
        [
            .. enrolled.Where(face => face.Embedding is not null).OrderBy(face => face.Person, StringComparer.Ordinal),
        ];
        if (gallery.Length == 0)
            throw new EvaluationException($"None of {enrolled.Count} enrolled pictures has a face.");
        LabelledFace[] found = [.. probes.Where(probe => probe.Embedding is not null)];
        if (found.Length == 0)
            return [];

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var people = Array.ConvertAll(gallery, face => Number(face.Person));
        var columns = new EmbeddingMatrix(Array.ConvertAll(gallery, face => face.Embedding!));
        var rows = new EmbeddingMatrix(Array.ConvertAll(found, probe => probe.Embedding!));
        var ranks = new ProbeRanks(people, Array.ConvertAll(found, probe => Owner(probe.Person)));
        DistanceScan.Rectangle(rows, columns, () => ranks.Closest, cancellationToken);
        DistanceScan.Rectangle(rows, columns, () => ranks.Counting, cancellationToken);
        return [.. found.Select((probe, row) => ranks.Match(probe, row))];

        int? Owner(string person) => numbers.TryGetValue(person, out var number) ? number : null;

        int Number(string person)
        {
            if (!numbers.TryGetValue(person, out var number))
                numbers.Add(person, number = numbers.Count);
            return number;
        }
    }
}
