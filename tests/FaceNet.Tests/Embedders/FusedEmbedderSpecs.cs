using FaceNet.Embedders;
using FaceNet.Imaging;
using FaceNet.Tests.Alignment;

namespace FaceNet.Tests.Embedders;

public sealed class FusedEmbedderSpecs
{
    private static readonly Threshold Any = new(1, 0.01, "nothing");

    [Fact]
    public void The_squared_distance_is_the_weighted_sum_of_the_two()
    {
        var (first, second) = (new SeededEmbedder(5), new SeededEmbedder(7));
        using var fused = new FusedEmbedder(first, second, 0.3f, Any, 1);
        var (anchor, probe) = (new RgbImage(new PixelSize(2, 1)), new RgbImage(new PixelSize(3, 1)));
        var face = DrawnFace.AtTemplate();

        var expected =
            (0.3f * first.Embed(anchor, face).SquaredDistance(first.Embed(probe, face)))
            + (0.7f * second.Embed(anchor, face).SquaredDistance(second.Embed(probe, face)));

        fused.Dimension.ShouldBe(12);
        fused.Embed(anchor, face).SquaredDistance(fused.Embed(probe, face)).ShouldBe(expected, 1e-5f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(float.NaN)]
    public void A_weight_that_leaves_one_out_is_refused(float weight) =>
        Should.Throw<ArgumentOutOfRangeException>(() =>
            new FusedEmbedder(new SeededEmbedder(5), new SeededEmbedder(7), weight, Any, 1)
        );

    /// <summary>Gives each picture width a direction of its own.</summary>
    private sealed class SeededEmbedder(int dimension) : IFaceEmbedder
    {
        public string Identity => $"seeded-{dimension}";
        public int Dimension => dimension;
        public Threshold Threshold => Any;
        public float? GroupingDistance => 1;

        public Embedding Embed(RgbImage image, FaceLandmarks landmarks)
        {
            var random = new Random(image.Size.Width);
            var values = new float[dimension];
            for (var i = 0; i < dimension; i++)
                values[i] = random.NextSingle() - 0.5f;
            return Embedding.Normalize(values);
        }

        public void Dispose() { }
    }
}
