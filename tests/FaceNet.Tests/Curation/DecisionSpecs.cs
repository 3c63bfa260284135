using CsCheck;
using FaceNet.Galleries;
using FaceNet.Tests.Galleries;

namespace FaceNet.Tests.Curation;

/// <summary>What holds after any sequence of decisions and passes.</summary>
public sealed class DecisionSpecs
{
    [Fact]
    public void No_constraint_in_force_is_broken_by_decisions_passes_and_taking_back() =>
        Gen.Int.Sample(
            seed =>
            {
                using var curation = new RandomCuration(seed);
                var random = new Random(seed);
                var steps = new List<string>();
                for (var step = 0; step < 25; step++)
                {
                    steps.Add(Step(curation, random.Next(10)));
                    curation.Knowledge.Broken(curation.Gallery).ShouldBeEmpty($"{seed}: {string.Join(", ", steps)}");
                }
            },
            iter: 60,
            threads: 2
        );

    [Fact]
    public void To_undo_everything_gives_every_state_before_and_at_last_the_first() =>
        Gen.Int.Sample(
            seed =>
            {
                using var curation = new RandomCuration(seed);
                for (var photo = 0; photo < 4; photo++)
                    curation.AddPhotos();
                curation.Sort(isFull: false);
                var states = new Stack<string[]>([GalleryText.Of(curation.Gallery)]);
                for (var step = 0; step < 20; step++)
                {
                    curation.Decide();
                    if (curation.Decisions == states.Count)
                        states.Push(GalleryText.Of(curation.Gallery));
                }
                curation.Reopen();
                while (states.TryPop(out var state))
                {
                    GalleryText.Of(curation.Gallery).ShouldBe(state, $"{seed}");
                    curation.Undo();
                }
                curation.Gallery.KnownFaces.ShouldBeEmpty();
            },
            iter: 40,
            threads: 2
        );

    [Fact]
    public void The_same_decisions_and_passes_give_the_same_people() =>
        Gen.Int.Sample(
            seed =>
            {
                using var one = new RandomCuration(seed);
                using var other = new RandomCuration(seed);
                foreach (var curation in (RandomCuration[])[one, other])
                {
                    var random = new Random(seed);
                    for (var step = 0; step < 15; step++)
                        Step(curation, random.Next(10));
                }
                GalleryText.Of(one.Gallery).ShouldBe(GalleryText.Of(other.Gallery));
            },
            iter: 15,
            threads: 2
        );

    [Fact]
    public void Whoever_is_forgotten_leaves_no_name_behind_and_the_rest_can_be_undone() =>
        Gen.Int.Sample(
            seed =>
            {
                using var curation = new RandomCuration(seed);
                var random = new Random(seed);
                for (var step = 0; step < 30; step++)
                    Step(curation, random.Next(10));
                for (var forget = 0; forget < 2 && curation.Gallery.People.Count > 0; forget++)
                {
                    var (name, isFound) = curation.Forget();
                    isFound.ShouldBeFalse($"{seed}: {name}");
                    ShouldBeSound(curation.Gallery, seed);
                }
                while (curation.Gallery.Undo() is not null)
                    ShouldBeSound(curation.Gallery, seed);
            },
            iter: 30,
            threads: 2
        );

    /// <summary>What the gallery itself says is known holds, and nothing speaks of a face that is gone.</summary>
    private static void ShouldBeSound(Gallery gallery, int seed)
    {
        var content = gallery.Content();
        var person = content.Faces.ToDictionary(face => face.Id, face => face.PersonId);
        foreach (var (_, faces) in content.Constraints.Together)
            faces.Select(face => person[face]).Distinct().Single().ShouldNotBeNull($"{seed}");
        foreach (var (left, right) in content.Constraints.Apart)
            left.Select(face => person[face])
                .OfType<long>()
                .Intersect(right.Select(face => person[face]).OfType<long>())
                .ShouldBeEmpty($"{seed}");
        gallery.Decisions.SelectMany(decision => decision.Faces).ShouldAllBe(face => person.ContainsKey(face));
    }

    private static string Step(RandomCuration curation, int kind)
    {
        switch (kind)
        {
            case < 2:
                curation.AddPhotos();
                return "add";
            case 2:
                curation.Sort(isFull: false);
                return "sort";
            case 3:
                curation.Sort(isFull: true);
                return "sort all";
            case 4:
                curation.Undo();
                return "undo";
            case 5:
                curation.Reopen();
                return "reopen";
            default:
                curation.Decide();
                return "decide";
        }
    }
}
