using FaceNet.Evaluation.Clusters;

namespace FaceNet.Evaluation.Reports;

/// <summary>The parts of a clustering report's page.</summary>
internal static class ClusteringSections
{
    public static KeyFigure[] Figures(ClusterMeasures measures) =>
        [
            new("B-cubed F", $"{measures.BCubed.F:0.0000}", Both(measures.BCubed)),
            new("Pairwise F", $"{measures.Pairwise.F:0.0000}", Both(measures.Pairwise)),
            new("NMI", $"{measures.NormalizedMutualInformation:0.0000}", "normalised mutual information"),
            new("ARI", $"{measures.AdjustedRandIndex:0.0000}", "adjusted Rand index"),
        ];

    public static TableSection Measures(ClusteringResult result) =>
        new(
            "Measures",
            "B-cubed is the mean over faces, pairwise over pairs: there large clusters weigh as their square.",
            ["faces", "B-cubed precision", "recall", "F", "pairwise precision", "recall", "F", "NMI", "ARI"],
            [
                Row("all", result.Measures),
                .. result.DetectedOnly is { } found && result.NotDetected > 0
                    ? (string[][])[Row("those found", found)]
                    : [],
            ]
        );

    public static TableSection Merges(ClusteringResult result) =>
        new(
            "Worst merges",
            result.WorstMerges.Count == 0 ? "No cluster mixes people." : "Clusters in which people are mixed.",
            ["cluster", "wrong pairs", "who is in it"],
            [
                .. result.WorstMerges.Select(merge =>
                    (string[])[merge.Cluster, $"{merge.WrongPairs:N0}", Join(merge.People)]
                ),
            ]
        )
        {
            EndsInText = true,
        };

    public static TableSection Splits(ClusteringResult result) =>
        new(
            "Worst splits",
            result.WorstSplits.Count == 0 ? "Nobody is in several clusters." : "People who are in several clusters.",
            ["person", "missed pairs", "where the faces are"],
            [
                .. result.WorstSplits.Select(split =>
                    (string[])[split.Person, $"{split.MissedPairs:N0}", Join(split.Clusters)]
                ),
            ]
        )
        {
            EndsInText = true,
        };

    private static string[] Row(string name, ClusterMeasures measures) =>
        [
            name,
            .. Cells(measures.BCubed),
            .. Cells(measures.Pairwise),
            $"{measures.NormalizedMutualInformation:0.0000}",
            $"{measures.AdjustedRandIndex:0.0000}",
        ];

    private static string[] Cells(PrecisionRecall measure) =>
        [$"{measure.Precision:0.0000}", $"{measure.Recall:0.0000}", $"{measure.F:0.0000}"];

    private static string Both(PrecisionRecall measure) =>
        $"precision {measure.Precision:0.000}, recall {measure.Recall:0.000}";

    private static string Join(IEnumerable<FaceCount> counts) =>
        string.Join(", ", counts.Select(count => $"{count.Name} ({count.Faces})"));
}
