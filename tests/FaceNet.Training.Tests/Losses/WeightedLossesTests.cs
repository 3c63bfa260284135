using FaceNet.Training.Losses;
using FaceNet.Training.Mining;

namespace FaceNet.Training.Tests.Losses;

public sealed class WeightedLossesTests
{
    [Fact]
    public void Other_negatives_are_taken_also_beside_a_loss_with_a_trained_head_which_stays()
    {
        var options = new TrainingOptions
        {
            EmbeddingSize = 64,
            Losses = [new(LossKind.Triplet, 1), new(LossKind.CosFace, 0.5)],
        };
        using var semiHard = LossFactory.Create(options, NegativeSelection.SemiHard, people: 4);
        using var hard = LossFactory.Create(options, NegativeSelection.BatchHard, people: 4);
        var batch = RandomBatch.Of(people: 4, perPerson: 3, dimension: 64, spread: 5);

        var eased = semiHard.With(NegativeSelection.BatchHard);

        eased.Parameters.ShouldBe(semiHard.Parameters);
        // The head is computed in float, in whatever order libtorch's threads take.
        eased.Evaluate(batch).Value.ShouldBe(hard.Evaluate(batch).Value, 1e-5);
        Math.Abs(eased.Evaluate(batch).Value - semiHard.Evaluate(batch).Value).ShouldBeGreaterThan(1e-3);
    }
}
