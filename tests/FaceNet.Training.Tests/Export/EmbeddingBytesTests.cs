using CsCheck;
using FaceNet.Training.Export;

namespace FaceNet.Training.Tests.Export;

public sealed class EmbeddingBytesTests
{
    private static readonly Gen<Embedding> Embeddings = Gen.Float[-1, 1]
        .Array[2, 200]
        .Where(values => values.Any(value => Math.Abs(value) > 0.01f))
        .Select(values => FaceNet.Embedding.Normalize(values));

    // Each value is off by at most half a step, largest / 254; so the vectors are at most √d / 254 · largest apart, and
    // the unit vectors no more than twice that.
    [Fact]
    public void A_byte_a_value_keeps_the_direction() =>
        Embeddings.Sample(embedding =>
        {
            var largest = embedding.Values.ToArray().Max(Math.Abs);

            var decoded = EmbeddingBytes.Decode(EmbeddingBytes.Encode(embedding));

            var bound = 2 * Math.Sqrt(embedding.Dimension) * largest / 254;
            Math.Sqrt(decoded.SquaredDistance(embedding)).ShouldBeLessThan(bound + 1e-5);
        });

    [Fact]
    public void The_bytes_are_as_many_as_the_values_and_use_the_whole_range() =>
        Embeddings.Sample(embedding =>
        {
            var bytes = EmbeddingBytes.Encode(embedding);

            bytes.Length.ShouldBe(embedding.Dimension);
            bytes.Max(value => Math.Abs((int)value)).ShouldBe(127);
        });

    [Fact]
    public void Zero_bytes_have_no_direction() =>
        Should.Throw<ArgumentException>(() => EmbeddingBytes.Decode(new sbyte[128]));
}
