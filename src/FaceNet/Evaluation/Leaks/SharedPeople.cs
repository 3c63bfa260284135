using FaceNet.Evaluation.Distances;

namespace FaceNet.Evaluation.Leaks;

/// <summary>Finds people who are probably in a training and in a test set, by their embeddings.</summary>
public sealed record SharedPeople
{
    /// <summary>The pairs of people with a pair of pictures within the threshold, those with most such pairs first.</summary>
    public required IReadOnlyList<SharedPerson> People { get; init; }

    /// <summary>
    /// For each test picture with a face, in order, the squared distance to the closest training picture: a leak shows as
    /// a heap of its own at the small end.
    /// </summary>
    public required IReadOnlyList<float> ClosestDistances { get; init; }

    /// <summary>Compares every training picture with every test picture.</summary>
    /// <param name="training">The training set; pictures without a face are passed over.</param>
    /// <param name="test">The test set, likewise.</param>
    /// <param name="squaredDistance">
    /// Pairs at most this far apart are suspected. Choose it for a FAR below one in the number of pairs, or expect chance.
    /// </param>
    /// <param name="cancellationToken">Ends the search early with an exception.</param>
    /// <exception cref="EvaluationException">A set without any face.</exception>
    /// <exception cref="ArgumentException">The embeddings differ in dimension.</exception>
    public static SharedPeople Find(
        IReadOnlyList<LabelledFace> training,
        IReadOnlyList<LabelledFace> test,
        float squaredDistance,
        CancellationToken cancellationToken = default
    )
    {
        var (columns, rows) = (Found(training, "training"), Found(test, "test"));
        var visitors = DistanceScan.Rectangle(
            Matrix(rows),
            Matrix(columns),
            () => new CloseFacesVisitor(rows.Length, squaredDistance),
            cancellationToken
        );
        return new SharedPeople
        {
            People = [.. Grouped(visitors.SelectMany(visitor => visitor.Close), columns, rows)],
            ClosestDistances =
            [
                .. Enumerable.Range(0, rows.Length).Select(row => visitors.Min(visitor => visitor.Closest[row])),
            ],
        };
    }

    private static IEnumerable<SharedPerson> Grouped(
        IEnumerable<(int Test, int Training, float SquaredDistance)> close,
        LabelledFace[] training,
        LabelledFace[] test
    ) =>
        from pair in close
        group pair by (Training: training[pair.Training].Person, Test: test[pair.Test].Person) into people
        let closest = people.MinBy(pair => (pair.SquaredDistance, pair.Test, pair.Training))
        orderby people.Count() descending, closest.SquaredDistance, people.Key
        select new SharedPerson(
            people.Key.Training,
            people.Key.Test,
            people.Count(),
            closest.SquaredDistance,
            training[closest.Training].Image,
            test[closest.Test].Image
        );

    private static LabelledFace[] Found(IReadOnlyList<LabelledFace> faces, string name)
    {
        ArgumentNullException.ThrowIfNull(faces);
        var found = faces.Where(face => face.Embedding is not null).ToArray();
        return found.Length > 0
            ? found
            : throw new EvaluationException($"None of the {faces.Count} pictures of the {name} set has a face.");
    }

    private static EmbeddingMatrix Matrix(LabelledFace[] faces) =>
        new(Array.ConvertAll(faces, face => face.Embedding!));
}
