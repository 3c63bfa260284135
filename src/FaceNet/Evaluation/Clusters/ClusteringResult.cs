namespace FaceNet.Evaluation.Clusters;

/// <summary>What a clustering test found.</summary>
public sealed record ClusteringResult
{
    /// <summary>How many labelled faces, those not found included.</summary>
    public required int Faces { get; init; }

    /// <summary>How many people they are.</summary>
    public required int People { get; init; }

    /// <summary>How many faces were not found.</summary>
    public required int NotDetected { get; init; }

    /// <summary>The measures, with a face that was not found counted as left alone.</summary>
    public required ClusterMeasures Measures { get; init; }

    /// <summary>The measures without the faces that were not found; null when none was found.</summary>
    public required ClusterMeasures? DetectedOnly { get; init; }

    /// <summary>How many faces each person has, the most first.</summary>
    public required IReadOnlyList<int> PeopleSizes { get; init; }

    /// <summary>How many faces each cluster has, the most first; a face left alone is a cluster of one.</summary>
    public required IReadOnlyList<int> ClusterSizes { get; init; }

    /// <summary>The clusters that mix people worst, at most 20, by pairs wrongly together.</summary>
    public required IReadOnlyList<ClusterMerge> WorstMerges { get; init; }

    /// <summary>The people that are split worst, at most 20, by pairs wrongly apart.</summary>
    public required IReadOnlyList<ClusterSplit> WorstSplits { get; init; }
}
