namespace FaceNet.Evaluation.Clusters;

/// <summary>How well clusters are people.</summary>
public static class ClusteringProtocol
{
    private const int Worst = 20;

    /// <summary>Measures a clustering.</summary>
    /// <param name="faces">Every labelled face once, found or not.</param>
    /// <exception cref="EvaluationException">No face.</exception>
    public static ClusteringResult Run(IReadOnlyCollection<ClusteredFace> faces)
    {
        ArgumentNullException.ThrowIfNull(faces);
        if (faces.Count == 0)
            throw new EvaluationException("There is no labelled face to measure a clustering on.");
        var table = new ContingencyTable(faces);
        ClusteredFace[] detected = [.. faces.Where(face => face.IsDetected)];
        return new ClusteringResult
        {
            Faces = faces.Count,
            People = table.People.Count,
            NotDetected = faces.Count - detected.Length,
            Measures = ClusterMeasures.Of(table),
            DetectedOnly = detected.Length == 0 ? null : ClusterMeasures.Of(new ContingencyTable(detected)),
            PeopleSizes = [.. table.People.OrderDescending()],
            ClusterSizes = [.. table.Clusters.OrderDescending()],
            WorstMerges = [.. table.Merges().Take(Worst)],
            WorstSplits = [.. table.Splits().Take(Worst)],
        };
    }
}
