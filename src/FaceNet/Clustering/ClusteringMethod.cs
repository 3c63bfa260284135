namespace FaceNet.Clustering;

/// <summary>The ways to sort faces by person that can be had by name.</summary>
public enum ClusteringMethod
{
    /// <summary><see cref="Clustering.AverageLinkage"/>, the default: few wrong merges, and one bound that carries over.</summary>
    AverageLinkage,

    /// <summary><see cref="Clustering.ChineseWhispers"/>: the fastest.</summary>
    ChineseWhispers,

    /// <summary><see cref="Clustering.Dbscan"/>.</summary>
    Dbscan,

    /// <summary><see cref="Clustering.Hdbscan"/>.</summary>
    Hdbscan,

    /// <summary><see cref="AgglomerativeClustering"/> by complete linkage: no two faces of a person are far apart.</summary>
    Agglomerative,
}
