using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

public sealed class FaceClusteringsSpecs
{
    public static TheoryData<ClusteringMethod> Methods => [.. Enum.GetValues<ClusteringMethod>()];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_is_made_with_settings_that_find_people(ClusteringMethod method)
    {
        int[] people = [0, 1, 0, 2, 1, 0, 3, 2, 0, 1, 3, 2];
        // Mean squared distance within a person: 2 · 0.09 / 1.09 = 0.17.
        var faces = DrawnFaces.Of(people, dimension: 64, spread: 0.3, seed: 3);

        FaceClusterings.Create(method, 0.5f).Cluster(faces).ShouldBe(people);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_distance_that_no_model_has_is_refused(ClusteringMethod method)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => FaceClusterings.Create(method, -0.1f));
        Should.Throw<ArgumentOutOfRangeException>(() => FaceClusterings.Create(method, 4.5f));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void At_no_distance_only_copies_are_one_person(ClusteringMethod method)
    {
        // Halves, so that products are exact and a copy is at distance 0.
        var (face, other) = (Embedding.Normalize([1, 1, 1, 1]), Embedding.Normalize([1, 1, 1, -1]));

        FaceClusterings.Create(method, 0).Cluster([face, other, face]).ShouldBe([0, 1, 0]);
    }

    [Fact]
    public void A_method_that_is_not_there_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => FaceClusterings.Create((ClusteringMethod)99, 1));
}
