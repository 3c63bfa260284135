using FaceNet.Training.Mining;
using FaceNet.Training.Tests.Losses;

namespace FaceNet.Training.Tests.Mining;

public sealed class TripletMinerTests
{
    private const float Margin = 0.3f;

    [Theory]
    [InlineData(6, 4)]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    [InlineData(9, 7)]
    public void Semi_hard_negatives_are_those_of_the_papers_inequality_one_for_each_pair_that_has_any(
        int people,
        int each
    )
    {
        var batch = RandomBatch.Of(people, each);

        var triplets = new TripletMiner(NegativeSelection.SemiHard, Margin).Mine(
            batch.Distances,
            batch.People,
            seed: 5
        );

        var expected = Pairs(batch.People)
            .Where(pair =>
                Enumerable.Range(0, batch.Count).Any(n => IsSemiHard(batch.Distances, batch.People, pair, n))
            )
            .ToList();
        triplets.Select(triplet => (triplet.Anchor, triplet.Positive)).ShouldBe(expected);
        triplets.ShouldAllBe(triplet =>
            IsSemiHard(batch.Distances, batch.People, new(triplet.Anchor, triplet.Positive), triplet.Negative)
        );
    }

    [Fact]
    public void Every_semi_hard_negative_is_drawn_sooner_or_later()
    {
        var batch = RandomBatch.Of(people: 6, perPerson: 3, spread: 1);
        var miner = new TripletMiner(NegativeSelection.SemiHard, Margin);
        var drawn = Enumerable
            .Range(0, 400)
            .SelectMany(seed => miner.Mine(batch.Distances, batch.People, (ulong)seed))
            .ToHashSet();

        var all =
            from pair in Pairs(batch.People)
            from n in Enumerable.Range(0, batch.Count)
            where IsSemiHard(batch.Distances, batch.People, pair, n)
            select new Triplet(pair.Anchor, pair.Positive, n);

        drawn.ShouldBe(all, ignoreOrder: true);
    }

    [Fact]
    public void The_hardest_in_the_margin_is_the_nearest_semi_hard_negative()
    {
        var batch = RandomBatch.Of(people: 7, perPerson: 4);

        var triplets = new TripletMiner(NegativeSelection.HardestInMargin, Margin).Mine(
            batch.Distances,
            batch.People,
            1
        );

        triplets.ShouldNotBeEmpty();
        foreach (var (anchor, positive, negative) in triplets)
            batch
                .Distances[anchor, negative]
                .ShouldBe(
                    Enumerable
                        .Range(0, batch.Count)
                        .Where(n => IsSemiHard(batch.Distances, batch.People, (anchor, positive), n))
                        .Min(n => batch.Distances[anchor, n])
                );
    }

    [Fact]
    public void Batch_hard_takes_the_furthest_positive_and_the_nearest_negative_of_each_anchor()
    {
        var batch = RandomBatch.Of(people: 5, perPerson: 3);

        var triplets = new TripletMiner(NegativeSelection.BatchHard, Margin).Mine(batch.Distances, batch.People, 1);

        triplets.Select(triplet => triplet.Anchor).ShouldBe(Enumerable.Range(0, batch.Count));
        foreach (var (anchor, positive, negative) in triplets)
        {
            var others = Enumerable
                .Range(0, batch.Count)
                .Where(face => face != anchor)
                .ToLookup(face => batch.People[face] == batch.People[anchor], face => batch.Distances[anchor, face]);
            batch.Distances[anchor, positive].ShouldBe(others[true].Max());
            batch.Distances[anchor, negative].ShouldBe(others[false].Min());
        }
    }

    [Fact]
    public void A_curriculum_goes_from_semi_hard_to_the_hardest_in_the_margin()
    {
        var batch = RandomBatch.Of(people: 6, perPerson: 4);
        var miner = new TripletMiner(NegativeSelection.Curriculum, Margin);

        miner
            .Mine(batch.Distances, batch.People, seed: 1, progress: 1)
            .ShouldBe(
                new TripletMiner(NegativeSelection.HardestInMargin, Margin).Mine(batch.Distances, batch.People, 1)
            );
        miner
            .Mine(batch.Distances, batch.People, seed: 1, progress: 0)
            .ShouldAllBe(t => IsSemiHard(batch.Distances, batch.People, new(t.Anchor, t.Positive), t.Negative));
    }

    [Fact]
    public void Ties_are_broken_the_same_way_each_time()
    {
        // Four directions, so that most distances are 0 or 2.
        float[][] corners =
        [
            [1, 0],
            [0, 1],
            [-1, 0],
            [0, -1],
        ];
        int[] people = [0, 0, 1, 1, 2, 2, 3, 3];
        var distances = PairDistances.Of([.. people.SelectMany((_, i) => corners[i % 4])], people.Length);
        foreach (var selection in Enum.GetValues<NegativeSelection>().Where(s => s != NegativeSelection.BatchAll))
        {
            var miner = new TripletMiner(selection, Margin);

            miner.Mine(distances, people, seed: 9).ShouldBe(miner.Mine(distances, people, seed: 9));
        }
    }

    [Fact]
    public void Distances_are_those_of_a_loop()
    {
        var batch = RandomBatch.Of(people: 5, perPerson: 3, dimension: 13);
        for (var i = 0; i < batch.Count; i++)
        for (var j = 0; j < batch.Count; j++)
        {
            var sum = 0.0;
            for (var k = 0; k < batch.Dimension; k++)
                sum += (batch[i][k] - batch[j][k]) * (batch[i][k] - batch[j][k]);
            ((double)batch.Distances[i, j]).ShouldBe(sum, 1e-5);
        }
    }

    private static IEnumerable<(int Anchor, int Positive)> Pairs(int[] people) =>
        from anchor in Enumerable.Range(0, people.Length)
        from positive in Enumerable.Range(0, people.Length)
        where anchor != positive && people[anchor] == people[positive]
        select (anchor, positive);

    private static bool IsSemiHard(
        PairDistances distances,
        int[] people,
        (int Anchor, int Positive) pair,
        int negative
    ) =>
        people[negative] != people[pair.Anchor]
        && distances[pair.Anchor, negative] > distances[pair.Anchor, pair.Positive]
        && distances[pair.Anchor, negative] < distances[pair.Anchor, pair.Positive] + Margin;
}
