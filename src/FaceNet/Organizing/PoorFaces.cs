using System.Numerics.Tensors;

namespace FaceNet.Organizing;

/// <summary>Gives faces of low quality to the people whom they resemble clearly.</summary>
internal static class PoorFaces
{
    /// <summary>The faces that each group gets; a face goes to one group at most.</summary>
    public static IReadOnlyList<EmbeddedFace>[] Attach(
        EmbeddedFace[] poor,
        EmbeddedFace[][] groups,
        GroupingOptions options,
        CancellationToken cancellationToken
    )
    {
        var matches = FindMatches(poor, groups, options, cancellationToken);
        var taken = groups.Select(group => group.Select(face => face.Info.Photo).ToHashSet()).ToArray();
        var attached = Array.ConvertAll(groups, _ => new List<EmbeddedFace>());
        // The clearest first, because two faces of one photo may want the same person.
        foreach (var (face, match) in poor.Zip(matches).OrderBy(pair => pair.Second?.SquaredDistance))
            if (match is var (group, _) && (taken[group].Add(face.Info.Photo) || !options.OneFaceAPhoto))
                attached[group].Add(face);
        return attached;
    }

    private static (int Group, float SquaredDistance)?[] FindMatches(
        EmbeddedFace[] poor,
        EmbeddedFace[][] groups,
        GroupingOptions options,
        CancellationToken cancellationToken
    )
    {
        var means = Array.ConvertAll(groups, Mean);
        var matches = new (int, float)?[poor.Length];
        Parallel.For(
            0,
            poor.Length,
            new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken },
            i => matches[i] = Closest(poor[i], means, options.AttachShare * options.MeanSquaredDistance)
        );
        return matches;
    }

    /// <summary>The mean over a group of ‖x − y‖² is 2 − 2·x·ȳ for unit vectors, with ȳ the group's mean vector.</summary>
    private static (int, float)? Closest(EmbeddedFace face, float[][] means, float limit)
    {
        (int Group, float SquaredDistance) closest = (-1, float.PositiveInfinity);
        for (var group = 0; group < means.Length; group++)
        {
            var distance = 2 - (2 * TensorPrimitives.Dot(face.Embedding.Values, means[group]));
            if (distance < closest.SquaredDistance)
                closest = (group, distance);
        }
        return closest.SquaredDistance <= limit ? closest : null;
    }

    private static float[] Mean(EmbeddedFace[] group)
    {
        var mean = new float[group[0].Embedding.Dimension];
        foreach (var face in group)
            TensorPrimitives.Add(mean, face.Embedding.Values, mean);
        TensorPrimitives.Divide(mean, group.Length, mean);
        return mean;
    }
}
