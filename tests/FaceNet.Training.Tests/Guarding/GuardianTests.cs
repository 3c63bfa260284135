using FaceNet.Training.Guarding;
using FaceNet.Training.Mining;
using FaceNet.Training.Runs;

namespace FaceNet.Training.Tests.Guarding;

public sealed class GuardianTests
{
    private const int Patience = 20;

    [Fact]
    public void A_healthy_run_is_left_alone()
    {
        var guardian = new Guardian(usesTriplets: true, Patience);

        for (var step = 1; step <= 100; step++)
            guardian.Judge(Step(step)).ShouldBeNull();

        guardian.IsCalm.ShouldBeTrue();
    }

    [Fact]
    public void A_loss_that_is_not_a_number_is_trouble_at_once()
    {
        var diagnosis = new Guardian(usesTriplets: true, Patience).Judge(Step(7) with { Loss = double.NaN });

        diagnosis!.Trouble.ShouldBe(Trouble.NotANumber);
        diagnosis.Reason.ShouldContain("at step 7");
    }

    [Fact]
    public void Embeddings_that_stay_one_point_are_a_collapse()
    {
        var guardian = new Guardian(usesTriplets: true, Patience);

        var verdicts = Judge(guardian, step => Step(step) with { EmbeddingSpread = 0.02, NegativeDistance = 0.001 });

        verdicts.Take(Patience - 1).ShouldAllBe(verdict => verdict == null);
        verdicts[Patience - 1]!.Trouble.ShouldBe(Trouble.Collapse);
        guardian.IsCalm.ShouldBeFalse();
    }

    [Fact]
    public void Embeddings_that_begin_as_one_point_and_part_are_no_collapse() =>
        Judge(
                new Guardian(usesTriplets: true, Patience),
                step => Step(step) with { EmbeddingSpread = 0.002 * step, NegativeDistance = 0.0005 * step }
            )
            .ShouldAllBe(verdict => verdict == null);

    [Fact]
    public void A_run_without_any_triplet_left_starves_if_it_lives_on_triplets()
    {
        StepMetrics Starved(int step) => Step(step) with { ActiveShare = 0 };

        Judge(new Guardian(usesTriplets: true, Patience), Starved)[^1]!.Trouble.ShouldBe(Trouble.Starvation);
        Judge(new Guardian(usesTriplets: false, Patience), Starved).ShouldAllBe(verdict => verdict == null);
    }

    [Fact]
    public void A_run_whose_negatives_are_all_too_hard_to_be_selected_starves_too()
    {
        var verdicts = Judge(
            new Guardian(usesTriplets: true, Patience),
            step => Step(step) with { Loss = 0, GradientNorm = 0, ActiveShare = 0.9 }
        );

        verdicts[Patience - 1]!.Trouble.ShouldBe(Trouble.Starvation);
        verdicts[Patience - 1]!.Reason.ShouldContain("hardly any triplet was selected");
    }

    [Fact]
    public void Easing_takes_away_what_probably_caused_the_trouble()
    {
        Eased(Trouble.Collapse, NegativeSelection.BatchHard).Negatives.ShouldBe(NegativeSelection.SemiHard);
        Eased(Trouble.Collapse, NegativeSelection.SemiHard).RateFactor.ShouldBe(0.5);
        Eased(Trouble.NotANumber, NegativeSelection.BatchHard).RateFactor.ShouldBe(0.5);
        new Easing()
            .After(Trouble.Collapse, NegativeSelection.SemiHard)!
            .Value.Change.ShouldContain("0.5 of the schedule's");

        new Easing()
            .After(Trouble.Collapse, NegativeSelection.BatchHard)!
            .Value.Change.ShouldBe("negatives are chosen by SemiHard from here on");

        static Easing Eased(Trouble trouble, NegativeSelection present) =>
            new Easing().After(trouble, present)!.Value.Eased;
    }

    // All of these take from the margin, so none of them helps another.
    [Theory]
    [InlineData(NegativeSelection.SemiHard)]
    [InlineData(NegativeSelection.HardestInMargin)]
    [InlineData(NegativeSelection.Curriculum)]
    public void A_starved_run_takes_negatives_of_any_distance_then_the_hardest_and_then_ends(NegativeSelection begun)
    {
        var (any, change) = new Easing().After(Trouble.Starvation, begun)!.Value;
        var (hardest, last) = any.After(Trouble.Starvation, any.Negatives!.Value)!.Value;

        (any.Negatives, hardest.Negatives).ShouldBe((NegativeSelection.Random, NegativeSelection.BatchHard));
        change.ShouldBe("negatives are chosen by Random from here on, and by BatchHard if that does not help");
        last.ShouldBe("negatives are chosen by BatchHard from here on, the last choice that is left");
        hardest.After(Trouble.Starvation, NegativeSelection.BatchHard).ShouldBeNull();
    }

    [Fact]
    public void A_run_that_starves_and_collapses_by_turns_takes_no_negatives_twice()
    {
        var (easing, present) = (new Easing(), NegativeSelection.SemiHard);
        List<NegativeSelection> taken = [present];

        foreach (var trouble in (Trouble[])[Trouble.Starvation, Trouble.Starvation, Trouble.Collapse, Trouble.Collapse])
        {
            easing = easing.After(trouble, present)!.Value.Eased;
            present = easing.Negatives!.Value;
            if (present != taken[^1])
                taken.Add(present);
        }

        taken.ShouldBe([NegativeSelection.SemiHard, NegativeSelection.Random, NegativeSelection.BatchHard]);
        easing.RateFactor.ShouldBe(0.25);
        easing.After(Trouble.Starvation, present).ShouldBeNull();
    }

    private static List<Diagnosis?> Judge(Guardian guardian, Func<int, StepMetrics> step) =>
        [.. Enumerable.Range(1, 2 * Patience).Select(number => guardian.Judge(step(number)))];

    private static StepMetrics Step(int number) =>
        new()
        {
            Step = number,
            Epoch = 0,
            LearningRate = 0.05,
            Loss = 0.1,
            GradientNorm = 1,
            PositiveDistance = 0.5,
            PositiveSpread = 0.2,
            NegativeDistance = 1.9,
            NegativeSpread = 0.2,
            ActiveShare = 0.8,
            SemiHardShare = 0.7,
            HardShare = 0.3,
            EmbeddingSpread = 0.9,
            ImagesPerSecond = 100,
            MemoryMiB = 1000,
        };
}
