namespace FaceNet.Regions;

/// <summary>Which of two sets of boxes in one photo are of the same faces.</summary>
internal static class RegionMatching
{
    /// <summary>
    /// Least intersection over union of two boxes of a face. Programs draw faces more or less widely: a box around the
    /// whole head is up to 1.8 times as wide and high as one around the face, and then shares 1/1.8² with it. Boxes of
    /// neighbours in a crowd share less.
    /// </summary>
    private const float SameFace = 0.3f;

    /// <summary>Pairs boxes, the most alike first, each with one other at most.</summary>
    /// <returns>For each of <paramref name="boxes"/> the index of its partner in <paramref name="others"/>, or null.</returns>
    public static IReadOnlyList<int?> Pair(IReadOnlyList<BoundingBox> boxes, IReadOnlyList<BoundingBox> others)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        ArgumentNullException.ThrowIfNull(others);
        var pairs =
            from box in Enumerable.Range(0, boxes.Count)
            from other in Enumerable.Range(0, others.Count)
            let overlap = boxes[box].IntersectionOverUnion(others[other])
            where overlap >= SameFace
            orderby overlap descending
            select (box, other);
        var partners = new int?[boxes.Count];
        var taken = new HashSet<int>();
        foreach (var (box, other) in pairs)
            if (partners[box] is null && taken.Add(other))
                partners[box] = other;
        return partners;
    }
}
