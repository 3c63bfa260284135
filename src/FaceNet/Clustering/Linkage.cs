namespace FaceNet.Clustering;

/// <summary>How far apart two clusters are.</summary>
public enum Linkage
{
    /// <summary>The mean squared distance over all pairs.</summary>
    AverageLink,

    /// <summary>The squared distance of the farthest pair.</summary>
    CompleteLink,

    /// <summary>The squared distance of the nearest pair.</summary>
    SingleLink,
}
