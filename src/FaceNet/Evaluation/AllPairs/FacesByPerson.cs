using FaceNet.Evaluation.Distances;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.AllPairs;

/// <summary>
/// The faces that were found, person after person: right of a face in a row of distances stand first the others of its
/// person and then nothing but strangers.
/// </summary>
internal sealed class FacesByPerson
{
    private readonly LabelledFace[] faces;
    private readonly int[] people;
    private readonly int[] ends;
    private readonly int[] sizes;

    public FacesByPerson(IReadOnlyList<LabelledFace> all)
    {
        var groups = all.GroupBy(face => face.Person, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.ToArray())
            .ToArray();
        var found = Array.ConvertAll(groups, group => Array.FindAll(group, face => face.Embedding is not null));
        found = Array.FindAll(found, group => group.Length > 0);
        faces = [.. found.SelectMany(group => group)];
        sizes = Array.ConvertAll(found, group => group.Length);
        people = [.. sizes.SelectMany((size, person) => Enumerable.Repeat(person, size))];
        var (end, endOfPerson) = (0, new int[sizes.Length]);
        for (var person = 0; person < sizes.Length; person++)
            endOfPerson[person] = end += sizes[person];
        ends = Array.ConvertAll(people, person => endOfPerson[person]);
        SamePairs = sizes.Sum(PairsAmong);
        SamePairsNotDetected = groups.Sum(group => PairsAmong(group.Length)) - SamePairs;
        DifferentPairs = PairsAmong(faces.Length) - SamePairs;
    }

    public int People => sizes.Length;

    public long SamePairs { get; }

    public long DifferentPairs { get; }

    /// <summary>Pairs of the same person in which a face was not found.</summary>
    public long SamePairsNotDetected { get; }

    public LabelledFace this[int index] => faces[index];

    public EmbeddingMatrix Matrix() => new(Array.ConvertAll(faces, face => face.Embedding!));

    /// <summary>Of <paramref name="count"/> faces from <paramref name="first"/> on, how many are the row's own person.</summary>
    public int SamePersonAs(int row, int first, int count) => Math.Clamp(ends[row] - first, 0, count);

    public PersonPair PersonPair(IndexPair pair) =>
        new(pair.SquaredDistance, people[pair.Left] == people[pair.Right], people[pair.Left], people[pair.Right]);

    /// <summary>
    /// The weights of all pairs when each person stands in the sample so many times: Σ w·n(n−1)/2, and half of what is
    /// left of the square of Σ w·n without the squares of its terms.
    /// </summary>
    public PairWeights Weights(int[] copies)
    {
        var (same, all, squares) = (0L, 0L, 0L);
        for (var person = 0; person < sizes.Length; person++)
        {
            var weight = (long)copies[person] * sizes[person];
            same += copies[person] * PairsAmong(sizes[person]);
            all += weight;
            squares += weight * weight;
        }
        return new PairWeights(same, ((all * all) - squares) / 2);
    }

    private static long PairsAmong(int faces) => (long)faces * (faces - 1) / 2;
}
