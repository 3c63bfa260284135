using System.Numerics.Tensors;
using FaceNet.Search;

namespace FaceNet.Recognition.Indexing;

/// <summary>
/// The faces and mean vectors of people, to be searched. A person is one piece: vectors under successive numbers, and the
/// mean under the first of these. Whoever changes leaves, and comes in again at the end; so numbers only grow, what came
/// since is what has larger ones, and the vectors of a person lie side by side. Any number of threads may read it while
/// none changes it.
/// </summary>
internal sealed class PeopleIndex : IDisposable
{
    private readonly VectorIndex faces;
    private readonly VectorIndex means;
    private readonly List<IndexedPerson> pieces;
    private readonly Dictionary<long, IndexedPerson> people;

    /// <summary>An index without people.</summary>
    public PeopleIndex(int dimension)
        : this(new VectorIndex(dimension), new VectorIndex(dimension), [], 0) { }

    /// <param name="faces">The vectors; belong to this object from now on, as those below.</param>
    /// <param name="means">The mean vectors.</param>
    /// <param name="pieces">Whose they are, by the numbers of the first faces.</param>
    /// <param name="end">A number that is larger than all.</param>
    public PeopleIndex(VectorIndex faces, VectorIndex means, List<IndexedPerson> pieces, long end)
    {
        (this.faces, this.means, this.pieces, End) = (faces, means, pieces, end);
        people = pieces.ToDictionary(person => person.Id);
    }

    /// <summary>How many people there are.</summary>
    public int Count => people.Count;

    /// <summary>The number that the next face gets.</summary>
    public long End { get; private set; }

    /// <summary>Everybody, in no order.</summary>
    public IReadOnlyCollection<IndexedPerson> People => people.Values;

    /// <summary>The vectors and the mean vectors, to be written to a file.</summary>
    public IReadOnlyList<VectorIndex> Vectors => [faces, means];

    /// <summary>The same for people who have their places in a list as numbers.</summary>
    public static PeopleIndex Of(IReadOnlyList<IReadOnlyList<Embedding>> people)
    {
        var index = new PeopleIndex(people[0][0].Dimension);
        for (var person = 0; person < people.Count; person++)
            index.Put(person, people[person]);
        return index;
    }

    /// <summary>Makes some vectors those of a person, instead of any that the person had.</summary>
    /// <param name="id">The person's number.</param>
    /// <param name="vectors">The vectors; none takes the person out.</param>
    public void Put(long id, IReadOnlyList<Embedding> vectors)
    {
        Remove(id);
        if (vectors.Count == 0)
            return;
        var person = new IndexedPerson(id, End, vectors.Count);
        means.Add(person.First, Mean(vectors));
        foreach (var vector in vectors)
            faces.Add(End++, vector);
        pieces.Add(person);
        people.Add(id, person);
    }

    /// <summary>Who has a face, or a mean, of that number.</summary>
    public IndexedPerson OwnerOf(long number)
    {
        var (low, high) = (0, pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (pieces[middle].First <= number)
                low = middle;
            else
                high = middle - 1;
        }
        return pieces[low];
    }

    /// <summary>True while the person with that first face is there.</summary>
    public bool IsThere(long first) => OwnerOf(first) is { IsGone: false } person && person.First == first;

    /// <summary>The people who came since a number was the next one.</summary>
    public IEnumerable<IndexedPerson> Since(long end)
    {
        for (var piece = pieces.Count - 1; piece >= 0 && pieces[piece].First >= end; piece--)
            if (!pieces[piece].IsGone)
                yield return pieces[piece];
    }

    /// <summary>The nearest faces of each probe, nearest first.</summary>
    public IReadOnlyList<SearchHit[]> NearestFaces(IReadOnlyList<Embedding> probes, int count) =>
        faces.Search(probes, count);

    /// <summary>The nearest means of a probe, nearest first.</summary>
    public IReadOnlyList<SearchHit> NearestMeans(Embedding probe, int count) => means.Search(probe, count);

    /// <summary>The squared distance of a probe to a person's nearest face.</summary>
    public float NearestDistance(Embedding probe, IndexedPerson person)
    {
        using var reading = faces.Read();
        return reading.Snapshot.SmallestDistance(probe.Values, person.First, person.Count);
    }

    /// <summary>The squared distance of a probe to a person's mean.</summary>
    public float MeanDistance(Embedding probe, IndexedPerson person)
    {
        using var reading = means.Read();
        return reading.Snapshot.SmallestDistance(probe.Values, person.First, 1);
    }

    /// <summary>A person's mean.</summary>
    public Embedding MeanOf(IndexedPerson person)
    {
        using var reading = means.Read();
        return Embedding.FromUnitVector(reading.Snapshot.Row(person.First).ToArray());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        faces.Dispose();
        means.Dispose();
    }

    private void Remove(long id)
    {
        if (!people.Remove(id, out var person))
            return;
        person.IsGone = true;
        means.Remove(person.First);
        for (var face = person.First; face < person.First + person.Count; face++)
            faces.Remove(face);
    }

    private static Embedding Mean(IReadOnlyList<Embedding> vectors)
    {
        var sum = new float[vectors[0].Dimension];
        foreach (var vector in vectors)
            TensorPrimitives.Add(sum, vector.Values, sum);
        // Faces that cancel each other out have no mean; then the first stands for all.
        return TensorPrimitives.Norm(sum) > 0 ? Embedding.Normalize(sum) : vectors[0];
    }
}
