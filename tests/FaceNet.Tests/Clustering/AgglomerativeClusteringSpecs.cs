using CsCheck;
using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

public sealed class AgglomerativeClusteringSpecs
{
    [Theory]
    [InlineData(Linkage.AverageLink)]
    [InlineData(Linkage.CompleteLink)]
    [InlineData(Linkage.SingleLink)]
    public void Equals_a_plain_loop_over_all_allowed_pairs(Linkage linkage) =>
        DrawnProblem.Any.Sample(
            drawn =>
                new AgglomerativeClustering(drawn.Bound) { Linkage = linkage }
                    .Cluster(drawn.Faces, drawn.Constraints)
                    .ShouldBe(PlainAgglomeration.Cluster(drawn.Faces, drawn.Bound, drawn.Constraints, linkage)),
            iter: 60
        );

    [Fact]
    public void More_faces_than_there_is_memory_for_are_refused()
    {
        var face = Embedding.Normalize([1, 0]);
        Embedding[] faces = [.. Enumerable.Repeat(face, AgglomerativeClustering.MaxFaces + 1)];

        Should
            .Throw<ArgumentException>(() => new AgglomerativeClustering(1).Cluster(faces))
            .Message.ShouldContain("20001");
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(4.1f)]
    [InlineData(float.NaN)]
    public void A_bound_that_no_unit_vectors_have_is_refused(float bound) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new AgglomerativeClustering(bound));
}
