using CsCheck;

namespace FaceNet.Tests;

public sealed class EmbeddingSpecs
{
    private static readonly Gen<Embedding> AnyEmbedding = Gen.Float[-1, 1]
        .Array[4]
        .Where(values => values.Any(value => MathF.Abs(value) > 0.01f))
        .Select(values => Embedding.Normalize(values));

    [Fact]
    public void The_squared_distance_is_the_sum_of_squared_differences() =>
        Gen.Select(AnyEmbedding, AnyEmbedding)
            .Sample(
                (a, b) =>
                {
                    var sum = 0f;
                    for (var i = 0; i < a.Dimension; i++)
                        sum += (a.Values[i] - b.Values[i]) * (a.Values[i] - b.Values[i]);
                    a.SquaredDistance(b).ShouldBe(sum, 1e-5f);
                    b.SquaredDistance(a).ShouldBe(a.SquaredDistance(b));
                    a.SquaredDistance(b).ShouldBeInRange(0, 4.0001f);
                }
            );

    [Fact]
    public void Every_embedding_has_length_one() =>
        AnyEmbedding.Sample(embedding =>
            MathF.Sqrt(embedding.Values.ToArray().Sum(value => value * value)).ShouldBe(1, 1e-5f)
        );

    [Theory]
    [InlineData(new float[] { })]
    [InlineData(new float[] { 0, 0 })]
    [InlineData(new[] { 1, float.NaN })]
    [InlineData(new[] { 1, float.PositiveInfinity })]
    public void A_vector_without_direction_is_refused(float[] values) =>
        Should.Throw<ArgumentException>(() => Embedding.Normalize(values)).Message.ShouldContain("has no direction");

    [Fact]
    public void Embeddings_of_different_models_are_not_compared() =>
        Should
            .Throw<ArgumentException>(() => Embedding.Normalize([1, 0]).SquaredDistance(Embedding.Normalize([1, 0, 0])))
            .Message.ShouldContain("2 and 3 values");
}
