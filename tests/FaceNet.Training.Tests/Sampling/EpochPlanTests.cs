using CsCheck;
using FaceNet.Training.Sampling;

namespace FaceNet.Training.Tests.Sampling;

public sealed class EpochPlanTests
{
    private static readonly Gen<(int[] People, int Batch, int Each, double Random)> Cases = Gen.Select(
        Gen.Int[1, 30].Array[1, 60],
        Gen.Int[4, 100],
        Gen.Int[2, 12],
        Gen.Double[0, 0.5]
    );

    [Fact]
    public void An_epoch_has_every_image_and_no_image_twice_in_a_batch() =>
        Cases.Sample(
            one =>
            {
                var people = People(one.People);

                var plan = Draw(people, one.Batch, one.Each, one.Random);

                var count = one.People.Sum();
                plan.SelectMany(batch => batch).Distinct().Count().ShouldBe(count);
                foreach (var batch in plan)
                {
                    batch.Length.ShouldBe(Math.Min(one.Batch, count));
                    batch.Distinct().Count().ShouldBe(batch.Length);
                }
            },
            iter: 200
        );

    [Fact]
    public void A_batch_has_people_with_several_faces_and_random_negatives()
    {
        var people = People([.. Enumerable.Repeat(50, 100)]);
        var plan = Draw(people, batch: 400, each: 40, random: 0.1);

        // 50 images cut into parts of at most 40 are two of 25; 360 places take 14 of them.
        foreach (var batch in plan)
        {
            var sizes = batch.GroupBy(image => image / 50).Select(group => group.Count()).ToList();
            sizes.Count(size => size >= 25).ShouldBeGreaterThanOrEqualTo(7);
            sizes.Count(size => size < 25).ShouldBeGreaterThan(10);
        }
    }

    [Fact]
    public void The_same_epoch_is_drawn_again_and_another_is_different()
    {
        var people = People([.. Enumerable.Repeat(5, 50)]);

        var first = Draw(people, 60, 4, 0.1, epoch: 3);

        Draw(people, 60, 4, 0.1, epoch: 3).SelectMany(batch => batch).ShouldBe(first.SelectMany(batch => batch));
        Draw(people, 60, 4, 0.1, epoch: 4)[0].ShouldNotBe(first[0]);
    }

    [Fact]
    public void People_with_one_image_each_are_all_in_an_epoch_for_losses_that_need_no_pairs()
    {
        var people = People([.. Enumerable.Repeat(1, 11)]);

        var batches = Draw(people, 4, 2, 0);

        batches.ShouldAllBe(batch => batch.Length == 4 && batch.Distinct().Count() == 4);
        batches.SelectMany(batch => batch).Distinct().Count().ShouldBe(11);
    }

    [Theory]
    [InlineData(new[] { 1, 1, 1 }, "has two images")]
    [InlineData(new[] { 9 }, "of one person")]
    public void People_of_whom_no_triplet_can_be_made_are_refused(int[] counts, string reason) =>
        Should
            .Throw<ArgumentException>(() => BatchSoundness.RequireTriplets(People(counts)))
            .Message.ShouldContain(reason);

    [Fact]
    public void Warnings_give_the_numbers()
    {
        var options = new SamplingOptions { BatchSize = 180, FacesPerPerson = 40 };

        BatchSoundness
            .Warnings(People([.. Enumerable.Repeat(40, 100)]), options)
            .ShouldHaveSingleItem()
            .ShouldStartWith("A batch of 180 has about 4 people with 40 faces each");
        BatchSoundness.Warnings(People([.. Enumerable.Repeat(4, 100)]), options).ShouldBeEmpty();
        BatchSoundness
            .Warnings(People([.. Enumerable.Repeat(1, 300), .. Enumerable.Repeat(3, 60)]), options)
            .ShouldHaveSingleItem()
            .ShouldStartWith("Only 38");
    }

    private static IReadOnlyList<int[]> Draw(
        IReadOnlyList<IReadOnlyList<int>> people,
        int batch,
        int each,
        double random,
        int epoch = 0
    ) =>
        EpochPlan.Draw(
            people,
            new()
            {
                BatchSize = batch,
                FacesPerPerson = each,
                RandomNegatives = random,
            },
            seed: 1,
            epoch
        );

    private static List<IReadOnlyList<int>> People(int[] sizes)
    {
        List<IReadOnlyList<int>> people = [];
        var next = 0;
        foreach (var size in sizes)
        {
            people.Add([.. Enumerable.Range(next, size)]);
            next += size;
        }
        return people;
    }
}
