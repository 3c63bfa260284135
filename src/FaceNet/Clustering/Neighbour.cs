namespace FaceNet.Clustering;

/// <summary>A face near another one.</summary>
/// <param name="Index">Which face.</param>
/// <param name="SquaredDistance">How far, 0 to 4. Smaller is more alike.</param>
public readonly record struct Neighbour(int Index, float SquaredDistance) : IComparable<Neighbour>
{
    /// <summary>Nearer before farther, ties by index.</summary>
    public int CompareTo(Neighbour other)
    {
        var byDistance = SquaredDistance.CompareTo(other.SquaredDistance);
        return byDistance != 0 ? byDistance : Index.CompareTo(other.Index);
    }

    /// <summary>Nearer, or as near with a smaller index.</summary>
    public static bool operator <(Neighbour left, Neighbour right) => left.CompareTo(right) < 0;

    /// <summary>Farther, or as far with a larger index.</summary>
    public static bool operator >(Neighbour left, Neighbour right) => left.CompareTo(right) > 0;

    /// <summary>Not farther in the order of <see cref="CompareTo"/>.</summary>
    public static bool operator <=(Neighbour left, Neighbour right) => left.CompareTo(right) <= 0;

    /// <summary>Not nearer in the order of <see cref="CompareTo"/>.</summary>
    public static bool operator >=(Neighbour left, Neighbour right) => left.CompareTo(right) >= 0;
}
