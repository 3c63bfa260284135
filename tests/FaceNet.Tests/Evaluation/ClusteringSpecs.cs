using System.Text.Json;
using CsCheck;
using FaceNet.Evaluation;
using FaceNet.Evaluation.Clusters;

namespace FaceNet.Tests.Evaluation;

public sealed class ClusteringSpecs
{
    // Expected numbers by reference/clustering.py (scikit-learn; B-cubed by plain loops there).
    [Theory]
    [InlineData(
        1,
        200,
        20,
        5,
        0.8222871176542175,
        0.6658654989644788,
        0.6906906906906907,
        0.675146771037182,
        0.7299726939726936,
        0.7235475912975912
    )]
    [InlineData(
        2,
        60,
        3,
        2,
        0.2650306275665234,
        0.2919106639977517,
        0.5234113712374582,
        0.5341296928327645,
        0.5422979797979796,
        0.5501388888888888
    )]
    [InlineData(
        3,
        500,
        100,
        50,
        0.979465698677413,
        0.9243530623434922,
        0.9225239616613419,
        0.927710843373494,
        0.9436067821067823,
        0.9448936507936511
    )]
    public void Measures_are_those_of_scikit_learn(
        int seed,
        int faces,
        int people,
        int noise,
        double mutualInformation,
        double randIndex,
        double pairPrecision,
        double pairRecall,
        double cubedPrecision,
        double cubedRecall
    )
    {
        var sample = new Sample(seed);
        int[] truth = [.. Enumerable.Range(0, faces).Select(_ => sample.Next(people))];
        int[] clusters = Array.ConvertAll(truth, person => sample.Next(noise) == 0 ? sample.Next(people) : person);
        var measures = Measures(truth, clusters);
        measures.NormalizedMutualInformation.ShouldBe(mutualInformation, 1e-12);
        measures.AdjustedRandIndex.ShouldBe(randIndex, 1e-12);
        measures.Pairwise.Precision.ShouldBe(pairPrecision, 1e-12);
        measures.Pairwise.Recall.ShouldBe(pairRecall, 1e-12);
        measures.BCubed.Precision.ShouldBe(cubedPrecision, 1e-12);
        measures.BCubed.Recall.ShouldBe(cubedRecall, 1e-12);
    }

    [Fact]
    public void Measures_are_those_of_the_plain_loop() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4])
            .Array[1, 30]
            .Sample(faces =>
            {
                var (truth, clusters) = (
                    Array.ConvertAll(faces, face => face.Item1),
                    Array.ConvertAll(faces, face => face.Item2)
                );
                var measures = Measures(truth, clusters);
                measures.BCubed.Precision.ShouldBe(PlainBCubed(clusters, truth), 1e-12);
                measures.BCubed.Recall.ShouldBe(PlainBCubed(truth, clusters), 1e-12);
                measures.Pairwise.Precision.ShouldBe(PlainPairwise(clusters, truth), 1e-12);
                measures.Pairwise.Recall.ShouldBe(PlainPairwise(truth, clusters), 1e-12);
            });

    [Fact]
    public void The_names_of_clusters_do_not_matter() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5])
            .Array[1, 30]
            .Sample(faces =>
            {
                var truth = Array.ConvertAll(faces, face => face.Item1);
                var measures = Measures(truth, Array.ConvertAll(faces, face => face.Item2));
                var renamed = Measures(truth, Array.ConvertAll(faces, face => 5 - face.Item2));
                renamed.ShouldBe(measures);
            });

    [Theory]
    [InlineData("aaa", "xxx", 1, 1, 1, 1)]
    [InlineData("aaa", "xyz", 0, 0, 1, 1.0 / 3)]
    [InlineData("abc", "xyz", 1, 1, 1, 1)]
    [InlineData("abc", "xxx", 0, 0, 1.0 / 3, 1)]
    [InlineData("a", "x", 1, 1, 1, 1)]
    public void Extremes_have_the_values_of_scikit_learn(
        string people,
        string clusters,
        double mutualInformation,
        double randIndex,
        double precision,
        double recall
    )
    {
        var measures = Measures([.. people.Select(p => (int)p)], [.. clusters.Select(c => (int)c)]);
        measures.NormalizedMutualInformation.ShouldBe(mutualInformation, 1e-12);
        measures.AdjustedRandIndex.ShouldBe(randIndex, 1e-12);
        measures.BCubed.ShouldBe(new PrecisionRecall(precision, recall));
    }

    [Fact]
    public void F_is_the_harmonic_mean()
    {
        new PrecisionRecall(0.5, 1).F.ShouldBe(2.0 / 3, 1e-15);
        new PrecisionRecall(0, 0).F.ShouldBe(0);
    }

    [Fact]
    public void The_worst_merges_and_splits_come_first_with_who_and_where()
    {
        // x holds aaa and b: 3 wrong pairs. y holds b and c: 1. b is split x, y, y': of 3 faces 3 pairs are missed.
        ClusteredFace[] faces =
        [
            new("1", "a", "x"),
            new("2", "a", "x"),
            new("3", "a", "x"),
            new("4", "b", "x"),
            new("5", "b", "y"),
            new("6", "c", "y"),
            new("7", "b", null),
        ];
        var result = ClusteringProtocol.Run(faces);
        result.Measures.Clusters.ShouldBe(3);
        result.WorstMerges.Select(merge => (merge.Cluster, merge.WrongPairs)).ShouldBe([("x", 3), ("y", 1)]);
        result.WorstMerges[0].People.ShouldBe([new FaceCount("a", 3), new FaceCount("b", 1)]);
        var split = result.WorstSplits.ShouldHaveSingleItem();
        (split.Person, split.MissedPairs).ShouldBe(("b", 3));
        split.Clusters.ShouldBe([new FaceCount("7", 1), new FaceCount("x", 1), new FaceCount("y", 1)]);
    }

    [Fact]
    public void Faces_left_alone_are_clusters_of_their_own_even_beside_a_cluster_of_that_name()
    {
        ClusteredFace[] faces = [new("x", "a", null), new("x", "a", null), new("1", "a", "x"), new("2", "a", "x")];
        ClusteringProtocol.Run(faces).Measures.Clusters.ShouldBe(3);
    }

    [Fact]
    public void Faces_that_were_not_found_count_as_alone_in_one_reading_and_are_left_out_in_the_other()
    {
        ClusteredFace[] faces = [new("1", "a", "x"), new("2", "a", "x"), new("3", "a", null, IsDetected: false)];
        var result = ClusteringProtocol.Run(faces);
        result.NotDetected.ShouldBe(1);
        // Two faces see 2 of their 3, one sees itself: (2/3 + 2/3 + 1/3) / 3.
        result.Measures.BCubed.Recall.ShouldBe(5.0 / 9, 1e-12);
        result.DetectedOnly!.BCubed.Recall.ShouldBe(1);
    }

    [Fact]
    public void No_face_is_refused() => Should.Throw<EvaluationException>(() => ClusteringProtocol.Run([]));

    [Fact]
    public void Predicted_people_are_joined_with_labels_by_each_photos_most_certain_face()
    {
        const string json = """
            {"photos":4,"people":[
              {"id":"p1","faces":[{"photo":"a.jpg","score":0.9,"box":[0,0,9,9]},{"photo":"b.jpg","score":0.7}]},
              {"id":"p2","faces":[{"photo":"a.jpg","score":0.8},{"photo":"unlabelled.jpg","score":1}]}],
             "alone":[{"photo":"b.jpg","score":0.75}]}
            """;
        var labels = PersonLabels.Parse("photo\tperson\na.jpg\tAnn\nb.jpg\tBo\nc d.jpg\tCy\n", "labels.tsv");
        PredictedPeople
            .Parse(json, "people.json", labels)
            .ShouldBe([
                new ClusteredFace("a.jpg", "Ann", "p1"),
                new ClusteredFace("b.jpg", "Bo", null),
                new ClusteredFace("c d.jpg", "Cy", null, IsDetected: false),
            ]);
    }

    [Theory]
    [InlineData("photo person\n", "l, line 1: ")]
    [InlineData("photo\tperson\na.jpg\n", "l, line 2: ")]
    [InlineData("photo\tperson\na.jpg\tAnn\na.jpg\tBo\n", "l, line 3: the photo a.jpg has a label already.")]
    public void Broken_labels_are_refused_with_their_line(string text, string message) =>
        Should.Throw<EvaluationException>(() => PersonLabels.Parse(text, "l")).Message.ShouldStartWith(message);

    [Theory]
    [InlineData("{\n", "line 2 is not JSON")]
    [InlineData("hello", "line 1 is not JSON")]
    [InlineData("[]", "a field has a value of another kind")]
    [InlineData("{\"people\":[]}", "a field is missing")]
    [InlineData(
        "{\"people\":[{\"id\":\"x\",\"faces\":[{\"photo\":\"a\",\"score\":\"high\"}]}],\"alone\":[]}",
        "a field has a value of another kind"
    )]
    public void Json_that_is_not_predicted_people_is_refused(string json, string problem) =>
        Should
            .Throw<EvaluationException>(() => PredictedPeople.Parse(json, "p.json", new Dictionary<string, string>()))
            .Message.ShouldStartWith($"p.json does not hold predicted people: {problem}. It should be");

    [Fact]
    public void Json_has_the_measures()
    {
        var json = EvaluationJson.Write(ClusteringProtocol.Run([new ClusteredFace("1", "a", "x")]));
        var measures = JsonDocument.Parse(json).RootElement.GetProperty("measures");
        measures.GetProperty("bCubed").GetProperty("f").GetDouble().ShouldBe(1);
        measures.GetProperty("normalizedMutualInformation").GetDouble().ShouldBe(1);
    }

    private static ClusterMeasures Measures(int[] truth, int[] clusters) =>
        ClusteringProtocol
            .Run([.. truth.Zip(clusters, (person, cluster) => new ClusteredFace("face", $"{person}", $"{cluster}"))])
            .Measures;

    // Of those who share my group, the share that also shares my other group; the mean over faces.
    private static double PlainBCubed(int[] groups, int[] others) =>
        Enumerable
            .Range(0, groups.Length)
            .Average(i =>
            {
                int[] mine = [.. Enumerable.Range(0, groups.Length).Where(j => groups[j] == groups[i])];
                return mine.Average(j => others[j] == others[i] ? 1.0 : 0);
            });

    private static double PlainPairwise(int[] groups, int[] others)
    {
        var (together, right) = (0, 0);
        for (var i = 0; i < groups.Length; i++)
        for (var j = i + 1; j < groups.Length; j++)
        {
            together += groups[i] == groups[j] ? 1 : 0;
            right += groups[i] == groups[j] && others[i] == others[j] ? 1 : 0;
        }
        return together == 0 ? 1 : (double)right / together;
    }
}
