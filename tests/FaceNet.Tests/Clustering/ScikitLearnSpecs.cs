using FaceNet.Clustering;
using FaceNet.Tests.Evaluation;

namespace FaceNet.Tests.Clustering;

/// <summary>Labels that scikit-learn gave to the same faces: reference/clustering.py.</summary>
public sealed class ScikitLearnSpecs
{
    [Theory]
    [InlineData(
        Linkage.AverageLink,
        0.2f,
        "0, 1, 2, 3, 4, 5, 6, 7, 6, 8, 9, 10, 11, 12, 4, 4, 13, 2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 9, 23, "
            + "24, 2, 2, 25, 26, 27, 28, 6, 29, 30, 31, 32, 33, 28, 17, 34, 2, 35, 36, 37, 38, 17, 18, 29, 39, 40, "
            + "7, 41, 2, 42, 43"
    )]
    [InlineData(
        Linkage.AverageLink,
        0.5f,
        "0, 1, 1, 2, 3, 4, 5, 1, 5, 6, 7, 7, 7, 8, 3, 3, 9, 1, 10, 1, 11, 1, 5, 5, 12, 8, 13, 7, 14, 3, 1, 1, "
            + "15, 12, 3, 0, 5, 3, 16, 10, 9, 6, 0, 1, 3, 1, 1, 10, 11, 6, 1, 5, 3, 3, 0, 1, 1, 1, 11, 11"
    )]
    [InlineData(
        Linkage.CompleteLink,
        0.2f,
        "0, 1, 2, 3, 4, 5, 6, 7, 6, 8, 9, 10, 11, 12, 4, 4, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 9, "
            + "24, 25, 2, 14, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 29, 18, 36, 14, 37, 38, 39, 40, 18, 19, 31, "
            + "41, 42, 7, 43, 14, 44, 45"
    )]
    [InlineData(
        Linkage.CompleteLink,
        0.5f,
        "0, 1, 2, 3, 4, 5, 6, 7, 6, 8, 9, 9, 9, 10, 4, 4, 11, 1, 12, 13, 14, 2, 6, 6, 15, 10, 16, 9, 17, 4, "
            + "2, 1, 18, 15, 19, 20, 6, 19, 21, 12, 11, 8, 20, 2, 4, 1, 1, 22, 23, 8, 2, 6, 19, 19, 0, 7, 13, 1, "
            + "23, 23"
    )]
    [InlineData(
        Linkage.SingleLink,
        0.2f,
        "0, 1, 1, 2, 3, 4, 5, 1, 5, 6, 7, 8, 7, 3, 3, 3, 9, 1, 10, 11, 12, 1, 5, 13, 14, 15, 16, 7, 17, 18, "
            + "1, 1, 19, 20, 21, 22, 5, 3, 23, 24, 25, 26, 22, 1, 27, 1, 1, 28, 29, 30, 1, 5, 3, 31, 32, 1, 33, 1, "
            + "34, 35"
    )]
    [InlineData(
        Linkage.SingleLink,
        0.5f,
        "0, 1, 1, 2, 0, 3, 0, 1, 0, 3, 0, 0, 0, 0, 0, 0, 3, 1, 0, 1, 3, 1, 0, 0, 3, 0, 0, 0, 4, 0, 1, 1, 3, "
            + "3, 0, 0, 0, 0, 0, 0, 3, 3, 0, 1, 0, 1, 1, 0, 3, 3, 1, 0, 0, 0, 0, 1, 1, 1, 3, 3"
    )]
    public void Agglomerative_clustering_agrees_with_scikit_learn(Linkage linkage, float bound, string expected) =>
        Join(new AgglomerativeClustering(bound) { Linkage = linkage }.Cluster(Faces())).ShouldBe(expected);

    [Theory]
    [InlineData(
        0.2f,
        2,
        "0, 1, 1, 2, 3, 4, 5, 1, 5, 6, 7, 8, 7, 3, 3, 3, 9, 1, 10, 11, 12, 1, 5, 13, 14, 15, 16, 7, 17, 18, "
            + "1, 1, 19, 20, 21, 22, 5, 3, 23, 24, 25, 26, 22, 1, 27, 1, 1, 28, 29, 30, 1, 5, 3, 31, 32, 1, 33, 1, "
            + "34, 35"
    )]
    [InlineData(
        0.2f,
        4,
        "0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 3, 3, 3, 12, 1, 13, 14, 15, 1, 16, 17, 18, 19, 20, 21, 22, "
            + "23, 1, 1, 24, 25, 26, 27, 28, 3, 29, 30, 31, 32, 33, 1, 34, 1, 1, 35, 36, 37, 1, 38, 3, 39, 40, 1, "
            + "41, 1, 42, 43"
    )]
    [InlineData(
        0.3f,
        3,
        "0, 1, 1, 2, 3, 4, 5, 1, 5, 6, 7, 7, 7, 3, 3, 3, 8, 1, 9, 10, 11, 1, 5, 5, 12, 3, 13, 7, 14, 3, 1, 1, "
            + "15, 16, 3, 0, 5, 3, 17, 18, 6, 6, 0, 1, 3, 1, 1, 19, 20, 21, 1, 5, 3, 3, 0, 1, 1, 1, 22, 23"
    )]
    public void Dbscan_agrees_with_scikit_learn(float radius, int minFaces, string expected) =>
        Join(new Dbscan(radius) { MinFaces = minFaces }.Cluster(Faces())).ShouldBe(expected);

    [Theory]
    [InlineData(
        0.2f,
        "0, 1, 2, 3, 4, 5, 6, 7, 6, 8, 9, 10, 11, 12, 4, 4, 13, 2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 9, 23, "
            + "24, 2, 2, 25, 26, 27, 28, 6, 29, 30, 31, 32, 33, 28, 17, 34, 2, 35, 36, 37, 38, 17, 18, 29, 39, 40, "
            + "7, 41, 2, 42, 43"
    )]
    [InlineData(
        0.5f,
        "0, 1, 1, 2, 3, 4, 5, 1, 5, 6, 7, 7, 7, 8, 3, 3, 9, 1, 10, 1, 11, 1, 5, 5, 12, 8, 13, 7, 14, 3, 1, 1, "
            + "15, 12, 3, 0, 5, 3, 16, 10, 9, 6, 0, 1, 3, 1, 1, 10, 11, 6, 1, 5, 3, 3, 0, 1, 1, 1, 11, 11"
    )]
    public void Average_linkage_on_a_graph_agrees_with_scikit_learn(float bound, string expected) =>
        Join(new AverageLinkage(bound).Cluster(Faces())).ShouldBe(expected);

    private static string Join(int[] labels) => string.Join(", ", labels);

    /// <summary>60 faces of 9 people in 8 dimensions.</summary>
    private static Embedding[] Faces()
    {
        var sample = new Sample(7);
        var centres = Enumerable.Range(0, 9).Select(_ => Draw(8, 201)).ToArray();
        return
        [
            .. Enumerable
                .Range(0, 60)
                .Select(_ =>
                {
                    var centre = centres[sample.Next(9)];
                    return Embedding.Normalize([.. centre.Zip(Draw(8, 101), (a, b) => (float)(a + b))]);
                }),
        ];

        int[] Draw(int count, int span) => [.. Enumerable.Range(0, count).Select(_ => sample.Next(span) - (span / 2))];
    }
}
