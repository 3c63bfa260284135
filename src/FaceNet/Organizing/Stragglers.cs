using System.Numerics.Tensors;

namespace FaceNet.Organizing;

/// <summary>
/// Gives the faces that founded no group, being of low quality or without their like, to the people whom they resemble
/// more clearly than anybody else.
/// </summary>
internal static class Stragglers
{
    /// <summary>The faces that each group gets; a face goes to one group at most.</summary>
    public static IReadOnlyList<EmbeddedFace>[] Attach(
        EmbeddedFace[] stragglers,
        EmbeddedFace[][] groups,
        GroupingOptions options,
        CancellationToken cancellationToken
    )
    {
        var known = new KnownGroups(stragglers, groups, options.Knowledge);
        var matches = FindMatches(stragglers, groups, options, cancellationToken);
        var taken = groups.Select(group => group.Select(face => face.Info.Photo).ToHashSet()).ToArray();
        var attached = Array.ConvertAll(groups, _ => new List<EmbeddedFace>());
        foreach (var face in stragglers)
            if (known.Of(face) is { } own)
            {
                taken[own].Add(face.Info.Photo);
                attached[own].Add(face);
            }
        // The clearest first, because two faces of one photo may want the same person.
        foreach (var (face, match) in stragglers.Zip(matches).OrderBy(pair => pair.Second?.SquaredDistance))
            if (match is var (group, _) && known.Of(face) is null && known.May(face, group))
                if (taken[group].Add(face.Info.Photo) || !options.OneFaceAPhoto)
                    attached[group].Add(face);
        return attached;
    }

    private static (int Group, float SquaredDistance)?[] FindMatches(
        EmbeddedFace[] stragglers,
        EmbeddedFace[][] groups,
        GroupingOptions options,
        CancellationToken cancellationToken
    )
    {
        var means = Array.ConvertAll(groups, group => Embedding.Mean(group.Select(face => face.Embedding)));
        var matches = new (int, float)?[stragglers.Length];
        Parallel.For(
            0,
            stragglers.Length,
            new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken },
            i => matches[i] = Closest(stragglers[i], means, options)
        );
        return matches;
    }

    private static (int, float)? Closest(EmbeddedFace face, float[][] means, GroupingOptions options)
    {
        (int Group, float SquaredDistance) closest = (-1, float.PositiveInfinity);
        var second = float.PositiveInfinity;
        for (var group = 0; group < means.Length; group++)
        {
            var distance = 2 - (2 * TensorPrimitives.Dot(face.Embedding.Values, means[group]));
            second = Math.Min(second, Math.Max(distance, closest.SquaredDistance));
            if (distance < closest.SquaredDistance)
                closest = (group, distance);
        }
        var limit = Math.Min(options.AttachShare * options.MeanSquaredDistance, options.AttachRatio * second);
        return closest.SquaredDistance <= limit ? closest : null;
    }
}
