using FaceNet.Training.Losses;
using FaceNet.Training.Mining;

namespace FaceNet.Training.Tests.Losses;

public sealed class LossGradientTests
{
    private const float Nudge = 2e-4f;

    public static TheoryData<string> Losses =>
        [
            nameof(NegativeSelection.BatchHard),
            nameof(PairHingeLoss),
            nameof(ClassificationMargin.None),
            nameof(ClassificationMargin.Cosine),
            nameof(ClassificationMargin.Angle),
            nameof(DistillationLoss),
            nameof(WeightedLosses),
        ];

    // Without the losses that divide by a number of triplets that changes on the way.
    // Along random directions rather than single values: a nudge of one value in single precision is mostly rounding.
    [Theory]
    [MemberData(nameof(Losses))]
    public void Gradient_agrees_with_finite_differences(string name)
    {
        var batch = RandomBatch.Of(people: 4, perPerson: 3);
        using var loss = Loss(name, batch);
        var gradient = loss.Evaluate(batch).Gradient;
        var random = new Random(3);
        for (var trial = 0; trial < 5; trial++)
        {
            var direction = Tangent(batch, random);
            var up = loss.Evaluate(Moved(batch, direction, Nudge)).Value;
            var down = loss.Evaluate(Moved(batch, direction, -Nudge)).Value;

            var expected = (up - down) / (2 * Nudge);

            gradient
                .Zip(direction, (g, d) => (double)g * d)
                .Sum()
                .ShouldBe(expected, 5e-3 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Fact]
    public void Weight_multiplies_value_and_gradient()
    {
        var batch = RandomBatch.Of(people: 4, perPerson: 3);
        foreach (var name in Losses.Select(row => row.Data))
        {
            using var loss = Loss(name, batch);
            var (once, twice) = (loss.Evaluate(batch), loss.Evaluate(batch, weight: 2));

            twice.Value.ShouldBe(2 * once.Value, 1e-4);
            for (var i = 0; i < once.Gradient.Length; i++)
                twice.Gradient[i].ShouldBe(2 * once.Gradient[i], 1e-4f);
        }
    }

    private static IEmbeddingLoss Loss(string name, EmbeddingBatch batch) =>
        name switch
        {
            nameof(PairHingeLoss) => new PairHingeLoss(threshold: 0.9, margin: 0.2),
            nameof(DistillationLoss) => new DistillationLoss(),
            nameof(WeightedLosses) => new WeightedLosses([
                (Loss(nameof(PairHingeLoss), batch), 0.5),
                (Loss(nameof(DistillationLoss), batch), 2),
            ]),
            _ when Enum.TryParse<ClassificationMargin>(name, out var margin) => new ClassificationLoss(
                people: 4,
                batch.Dimension,
                margin,
                scale: 4,
                warmUp: 0
            ),
            _ => new TripletLoss(Enum.Parse<NegativeSelection>(name)),
        };

    // Losses take unit vectors for granted (‖a − b‖² = 2 − 2ab), so the batch moves along the sphere.
    private static float[] Tangent(EmbeddingBatch batch, Random random)
    {
        var direction = new float[batch.Values.Length];
        for (var face = 0; face < batch.Count; face++)
        {
            var vector = batch[face];
            var part = direction.AsSpan(face * batch.Dimension, batch.Dimension);
            var dot = 0f;
            for (var k = 0; k < part.Length; k++)
                dot += (part[k] = (2 * random.NextSingle()) - 1) * vector[k];
            for (var k = 0; k < part.Length; k++)
                part[k] -= dot * vector[k];
        }
        return direction;
    }

    private static EmbeddingBatch Moved(EmbeddingBatch batch, float[] direction, float by)
    {
        float[] values = [.. batch.Values.Zip(direction, (value, d) => value + (by * d))];
        return new()
        {
            Values = [.. values.Chunk(batch.Dimension).SelectMany(RandomBatch.Unit)],
            People = batch.People,
            Images = batch.Images,
            Taught = batch.Taught,
            Seed = batch.Seed,
            Progress = batch.Progress,
        };
    }
}
