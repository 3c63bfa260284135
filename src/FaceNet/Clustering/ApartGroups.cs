namespace FaceNet.Clustering;

/// <summary>
/// Which clusters hold faces of one group and so must not merge. A group with a single face forbids nothing and is
/// forgotten at once, which leaves most clusters of an ordinary photo collection with nothing to compare.
/// </summary>
internal sealed class ApartGroups
{
    /// <summary>The groups of each cluster, sorted; null for none.</summary>
    private readonly int[]?[] members;

    public ApartGroups(int faces, IReadOnlyList<int?>? groups)
    {
        members = new int[Math.Max(0, (2 * faces) - 1)][];
        if (groups is null)
            return;
        var shared = groups.Where(group => group is not null).CountBy(group => group!.Value);
        var several = shared.Where(group => group.Value > 1).Select(group => group.Key).ToHashSet();
        for (var i = 0; i < faces; i++)
            if (groups[i] is { } group && several.Contains(group))
                members[i] = [group];
    }

    /// <summary>True when the two clusters have a group in common.</summary>
    public bool Forbid(int first, int second)
    {
        if (members[first] is not { } smaller || members[second] is not { } larger)
            return false;
        if (smaller.Length > larger.Length)
            (smaller, larger) = (larger, smaller);
        foreach (var group in smaller)
            if (Array.BinarySearch(larger, group) >= 0)
                return true;
        return false;
    }

    /// <summary>Gives the groups of two clusters to the one they become.</summary>
    public void Merge(int first, int second, int merged)
    {
        int[] union = [.. members[first] ?? [], .. members[second] ?? []];
        Array.Sort(union);
        members[merged] = union.Length == 0 ? null : union;
        members[first] = members[second] = null;
    }
}
