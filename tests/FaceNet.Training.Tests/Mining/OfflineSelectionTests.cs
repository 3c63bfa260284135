using FaceNet.Training.Mining;

namespace FaceNet.Training.Tests.Mining;

public sealed class OfflineSelectionTests
{
    private const int People = 30;
    private const int PerPerson = 4;

    private static readonly IReadOnlyList<IReadOnlyList<int>> ByPerson =
    [
        .. Enumerable.Range(0, People).Select(person => Enumerable.Range(person * PerPerson, PerPerson).ToList()),
    ];

    private readonly Embedding[] embeddings = Faces(seed: 5);

    [Fact]
    public void The_hardest_of_the_whole_data_are_those_of_a_plain_loop()
    {
        var selected = Select(NegativeSelection.BatchHard, subset: 1000);

        selected.Count.ShouldBe(People * PerPerson);
        foreach (var (anchor, positive, negative) in selected)
        {
            var others = Enumerable.Range(0, embeddings.Length).Where(image => image != anchor).ToList();
            Distance(anchor, positive)
                .ShouldBe(others.Where(image => Same(anchor, image)).Max(image => Distance(anchor, image)), 1e-5);
            Distance(anchor, negative)
                .ShouldBe(others.Where(image => !Same(anchor, image)).Min(image => Distance(anchor, image)), 1e-5);
        }
    }

    [Fact]
    public void Semi_hard_ones_lie_between_the_positive_and_the_margin()
    {
        var selected = Select(NegativeSelection.SemiHard, subset: 1000);

        selected.ShouldNotBeEmpty();
        foreach (var (anchor, positive, negative) in selected)
        {
            Same(anchor, positive).ShouldBeTrue();
            Same(anchor, negative).ShouldBeFalse();
            Distance(anchor, negative)
                .ShouldBeInRange(Distance(anchor, positive) - 1e-5, Distance(anchor, positive) + 0.2);
        }
    }

    [Fact]
    public void In_subsets_every_person_is_an_anchor_and_negatives_are_less_hard()
    {
        var whole = Select(NegativeSelection.BatchHard, subset: 1000);
        var parts = Select(NegativeSelection.BatchHard, subset: 40);

        parts.Select(triplet => triplet.Anchor / PerPerson).Distinct().Count().ShouldBe(People);
        parts.Average(Hardness).ShouldBeGreaterThan(whole.Average(Hardness));
    }

    [Fact]
    public void Another_epoch_selects_others_and_the_same_the_same()
    {
        var first = Select(NegativeSelection.SemiHard, subset: 60, epoch: 1);

        Select(NegativeSelection.SemiHard, subset: 60, epoch: 1).ShouldBe(first);
        Select(NegativeSelection.SemiHard, subset: 60, epoch: 2).ShouldNotBe(first);
    }

    private IReadOnlyList<Triplet> Select(NegativeSelection negatives, int subset, int epoch = 0) =>
        OfflineSelection.Select(
            embeddings,
            ByPerson,
            new TripletMiner(negatives, margin: 0.2),
            subset,
            seed: 3,
            epoch,
            progress: 0
        );

    private double Hardness(Triplet triplet) => Distance(triplet.Anchor, triplet.Negative);

    private double Distance(int one, int other) => embeddings[one].SquaredDistance(embeddings[other]);

    private static bool Same(int one, int other) => one / PerPerson == other / PerPerson;

    private static Embedding[] Faces(int seed)
    {
        var random = new Random(seed);
        float Signed() => (2 * random.NextSingle()) - 1;
        return
        [
            .. Enumerable
                .Range(0, People)
                .SelectMany(_ =>
                {
                    float[] person = [.. Enumerable.Range(0, 8).Select(_ => Signed())];
                    return Enumerable
                        .Range(0, PerPerson)
                        .Select(_ => Embedding.Normalize([.. person.Select(value => value + (0.5f * Signed()))]))
                        .ToList();
                }),
        ];
    }
}
