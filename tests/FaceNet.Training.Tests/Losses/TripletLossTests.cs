using FaceNet.Training.Losses;
using FaceNet.Training.Mining;

namespace FaceNet.Training.Tests.Losses;

public sealed class TripletLossTests
{
    private const float Margin = 0.2f;

    [Fact]
    public void Value_is_the_papers_formula_over_the_triplets()
    {
        var batch = RandomBatch.Of(people: 5, perPerson: 4);
        var triplets = new TripletMiner(NegativeSelection.Random, Margin).Mine(
            batch.Distances,
            batch.People,
            batch.Seed
        );

        var loss = new TripletLoss(NegativeSelection.Random, Margin).Of(batch, triplets);

        var expected = triplets.Average(triplet =>
            Math.Max(
                Squared(batch, triplet.Anchor, triplet.Positive)
                    - Squared(batch, triplet.Anchor, triplet.Negative)
                    + Margin,
                0
            )
        );
        loss.Value.ShouldBe(expected, 1e-5);
    }

    [Fact]
    public void Gradient_is_that_of_the_formula()
    {
        // d/da = 2(n − p), d/dp = 2(p − a), d/dn = 2(a − n) for each triplet that violates the margin
        var batch = RandomBatch.Of(people: 4, perPerson: 3);
        var triplets = new TripletMiner(NegativeSelection.Random, Margin).Mine(
            batch.Distances,
            batch.People,
            batch.Seed
        );
        var expected = new double[batch.Values.Length];
        foreach (var (anchor, positive, negative) in triplets)
        {
            if (Squared(batch, anchor, positive) - Squared(batch, anchor, negative) + Margin <= 0)
                continue;
            for (var k = 0; k < batch.Dimension; k++)
            {
                var (a, p, n) = (batch[anchor][k], batch[positive][k], batch[negative][k]);
                expected[(anchor * batch.Dimension) + k] += 2 * (n - p);
                expected[(positive * batch.Dimension) + k] += 2 * (p - a);
                expected[(negative * batch.Dimension) + k] += 2 * (a - n);
            }
        }

        var gradient = new TripletLoss(NegativeSelection.Random, Margin).Of(batch, triplets).Gradient;

        for (var i = 0; i < expected.Length; i++)
            ((double)gradient[i]).ShouldBe(expected[i] / triplets.Count, 1e-5);
    }

    [Fact]
    public void Batch_all_is_the_mean_over_every_triplet_that_violates_the_margin()
    {
        var batch = RandomBatch.Of(people: 4, perPerson: 3);
        List<double> violations = [];
        for (var a = 0; a < batch.Count; a++)
        for (var p = 0; p < batch.Count; p++)
        for (var n = 0; n < batch.Count; n++)
            if (a != p && batch.People[a] == batch.People[p] && batch.People[a] != batch.People[n])
                violations.Add(Squared(batch, a, p) - Squared(batch, a, n) + Margin);

        var loss = new TripletLoss(NegativeSelection.BatchAll, Margin).Evaluate(batch);

        loss.Value.ShouldBe(violations.Where(violation => violation > 0).Average(), 1e-5);
    }

    [Theory]
    [InlineData(1, 6)] // nobody else
    [InlineData(6, 1)] // no positives
    public void Without_a_triplet_loss_and_gradient_are_zero(int people, int perPerson)
    {
        foreach (var selection in Enum.GetValues<NegativeSelection>())
        {
            var loss = new TripletLoss(selection).Evaluate(RandomBatch.Of(people, perPerson));

            loss.Value.ShouldBe(0);
            loss.Gradient.ShouldAllBe(value => value == 0);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(double.NaN)]
    public void A_margin_that_no_distance_can_keep_is_refused(double margin) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new TripletLoss(margin: margin));

    private static double Squared(EmbeddingBatch batch, int one, int other)
    {
        var sum = 0.0;
        for (var k = 0; k < batch.Dimension; k++)
            sum += (batch[one][k] - batch[other][k]) * (batch[one][k] - batch[other][k]);
        return sum;
    }
}
