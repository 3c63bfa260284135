namespace FaceNet.Training.Data.Checking;

/// <summary>
/// Finds pictures with the wrong name: they are far from the others of their person, who are near each other. With two
/// pictures nobody can say which is wrong, so a person needs three.
/// </summary>
internal static class LabelSearch
{
    /// <summary>All suspected pictures, the furthest off first.</summary>
    public static IReadOnlyList<SuspectedLabel> Find(
        LabelledVectors faces,
        PersonMeans means,
        DataCheckOptions options,
        CancellationToken cancellationToken
    )
    {
        var found = new List<SuspectedLabel>();
        for (var image = 0; image < faces.Paths.Count; image++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (faces.ImagesOf[faces.PersonOf[image]].Count < 3)
                continue;
            var own = means.ToOwn(image);
            if (own > options.StrangerDistance && means.AmongOthers(image) <= options.TogetherDistance)
                found.Add(Suspect(faces, means, image, own, options));
        }
        return
        [
            .. found
                .OrderByDescending(picture => picture.SquaredDistance)
                .ThenBy(picture => picture.Path, StringComparer.Ordinal),
        ];
    }

    private static SuspectedLabel Suspect(
        LabelledVectors faces,
        PersonMeans means,
        int image,
        float own,
        DataCheckOptions options
    )
    {
        var person = faces.PersonOf[image];
        var (distance, nearest) = Enumerable
            .Range(0, faces.People.Count)
            .Where(other => other != person && faces.ImagesOf[other].Count > 1)
            .Select(other => (Distance: means.To(image, other), Person: other))
            .DefaultIfEmpty((float.PositiveInfinity, -1))
            .Min();
        var isLikelier = distance <= options.TogetherDistance;
        return new SuspectedLabel(
            faces.Paths[image],
            faces.People[person],
            own,
            isLikelier ? faces.People[nearest] : null,
            isLikelier ? distance : null
        );
    }
}
