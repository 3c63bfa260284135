namespace FaceNet.Clustering;

/// <summary>
/// Which clusters must not merge, as each has a face of a set whose faces stay apart. Most clusters of an ordinary photo
/// collection are in no set, and then there is nothing to compare.
/// </summary>
internal sealed class ApartGroups
{
    /// <summary>The sets of each cluster, by number, sorted; null for none.</summary>
    private readonly int[]?[] members;

    /// <param name="clusters">How many numbers clusters can have; the first are those of the faces.</param>
    /// <param name="apart">Sets of faces that stay apart.</param>
    public ApartGroups(int clusters, IReadOnlyList<IReadOnlyList<int>> apart)
    {
        members = new int[clusters][];
        foreach (var (number, set) in apart.Index())
        foreach (var face in set.Distinct())
            members[face] = [.. members[face] ?? [], number];
    }

    /// <summary>The sets of a cluster, sorted.</summary>
    public ReadOnlySpan<int> Of(int cluster) => members[cluster];

    /// <summary>True when the two clusters have a set in common.</summary>
    public bool Forbid(int first, int second)
    {
        if (members[first] is not { } smaller || members[second] is not { } larger)
            return false;
        if (smaller.Length > larger.Length)
            (smaller, larger) = (larger, smaller);
        foreach (var set in smaller)
            if (Array.BinarySearch(larger, set) >= 0)
                return true;
        return false;
    }

    /// <summary>Gives the sets of two clusters to the one they become, which may be one of them.</summary>
    public void Merge(int first, int second, int merged)
    {
        int[] union = [.. members[first] ?? [], .. members[second] ?? []];
        Array.Sort(union);
        members[first] = members[second] = null;
        members[merged] = union.Length == 0 ? null : union;
    }
}
