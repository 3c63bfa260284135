namespace FaceNet.Evaluation.Clusters;

/// <summary>How well a clustering agrees with the truth.</summary>
public sealed record ClusterMeasures
{
    /// <summary>How many clusters, each face left alone being one.</summary>
    public required int Clusters { get; init; }

    /// <summary>
    /// B-cubed (Bagga and Baldwin 1998): the mean over faces of the share of their cluster that is the same person, and of
    /// the share of their person that is in the same cluster.
    /// </summary>
    public required PrecisionRecall BCubed { get; init; }

    /// <summary>Over pairs of faces: large clusters weigh as their square.</summary>
    public required PrecisionRecall Pairwise { get; init; }

    /// <summary>
    /// Mutual information over the arithmetic mean of the two entropies (scikit-learn's default), 0 to 1; 1 where both
    /// have one group only.
    /// </summary>
    public required double NormalizedMutualInformation { get; init; }

    /// <summary>Agreement on pairs, corrected for chance (Hubert and Arabie 1985): 1 is perfect, 0 is chance.</summary>
    public required double AdjustedRandIndex { get; init; }

    internal static ClusterMeasures Of(ContingencyTable table) =>
        new()
        {
            Clusters = table.Clusters.Count,
            BCubed = BCubedOf(table),
            Pairwise = PairwiseOf(table),
            NormalizedMutualInformation = MutualInformationOf(table),
            AdjustedRandIndex = RandIndexOf(table),
        };

    private static PrecisionRecall BCubedOf(ContingencyTable table)
    {
        var (precision, recall) = (0.0, 0.0);
        foreach (var (person, cluster, faces) in table.Cells)
        {
            precision += (double)faces * faces / table.Clusters[cluster];
            recall += (double)faces * faces / table.People[person];
        }
        return new PrecisionRecall(precision / table.Faces, recall / table.Faces);
    }

    private static PrecisionRecall PairwiseOf(ContingencyTable table)
    {
        var right = table.Cells.Sum(cell => ContingencyTable.Pairs(cell.Faces));
        var (together, truth) = (table.Clusters.Sum(ContingencyTable.Pairs), table.People.Sum(ContingencyTable.Pairs));
        return new PrecisionRecall(
            together == 0 ? 1 : (double)right / together,
            truth == 0 ? 1 : (double)right / truth
        );
    }

    private static double MutualInformationOf(ContingencyTable table)
    {
        var entropies = Entropy(table.People, table.Faces) + Entropy(table.Clusters, table.Faces);
        if (entropies == 0)
            return 1;
        var information = 0.0;
        foreach (var (person, cluster, faces) in table.Cells)
            information +=
                (double)faces
                / table.Faces
                * Math.Log((double)faces * table.Faces / ((double)table.People[person] * table.Clusters[cluster]));
        return Math.Clamp(information / (entropies / 2), 0, 1);
    }

    private static double Entropy(IReadOnlyList<int> sizes, int faces) =>
        sizes.Count == 1 ? 0 : -sizes.Sum(size => (double)size / faces * Math.Log((double)size / faces));

    private static double RandIndexOf(ContingencyTable table)
    {
        var right = (double)table.Cells.Sum(cell => ContingencyTable.Pairs(cell.Faces));
        double together = table.Clusters.Sum(ContingencyTable.Pairs);
        double truth = table.People.Sum(ContingencyTable.Pairs);
        var most = (together + truth) / 2;
        double all = ContingencyTable.Pairs(table.Faces);
        var chance = all == 0 ? 0 : together * truth / all;
        // Both are one cluster, or both are all alone: they agree, and chance could do no better.
        return most == chance ? 1 : (right - chance) / (most - chance);
    }
}
