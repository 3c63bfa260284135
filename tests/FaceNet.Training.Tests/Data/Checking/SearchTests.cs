using FaceNet.Evaluation.Leaks;
using FaceNet.Training.Data.Checking;

namespace FaceNet.Training.Tests.Data.Checking;

public sealed class SearchTests
{
    private readonly DrawnVectors drawn = new();
    private readonly DataCheckOptions options = new();

    public SearchTests()
    {
        for (var person = 0; person < 6; person++)
            drawn.Add($"p{person}", 4, drawn.Somebody());
    }

    [Fact]
    public void People_who_look_like_themselves_are_not_suspected()
    {
        Labels().ShouldBeEmpty();
        Names().ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_of_another_is_found_and_who_it_is()
    {
        var anna = drawn.Somebody();
        drawn.Add("anna", 4, anna);
        drawn.Add("p2", 1, anna);

        var found = Labels().ShouldHaveSingleItem();

        (found.Path, found.Person, found.Likelier).ShouldBe(("p2/4.jpg", "p2", "anna"));
        found.SquaredDistance.ShouldBeGreaterThan(options.StrangerDistance);
        found.LikelierDistance!.Value.ShouldBeLessThan(options.TogetherDistance);
    }

    [Fact]
    public void A_picture_of_a_stranger_is_found_without_a_name()
    {
        drawn.Add("p2", 1, drawn.Somebody());

        var found = Labels().ShouldHaveSingleItem();

        (found.Path, found.Likelier, found.LikelierDistance).ShouldBe(("p2/4.jpg", null, null));
    }

    [Fact]
    public void Of_two_pictures_nobody_can_say_which_is_wrong()
    {
        drawn.Add("two", 1, drawn.Somebody());
        drawn.Add("two", 1, drawn.Somebody());

        Labels().ShouldBeEmpty();
    }

    [Fact]
    public void Where_no_two_pictures_agree_none_is_singled_out()
    {
        for (var i = 0; i < 4; i++)
            drawn.Add("anybody", 1, drawn.Somebody());

        Labels().ShouldBeEmpty();
    }

    [Fact]
    public void One_person_under_two_names_is_found_and_the_name_with_fewer_pictures_comes_second()
    {
        var anna = drawn.Somebody();
        drawn.Add("anna", 2, anna);
        drawn.Add("anne", 3, anna);

        var found = Names().ShouldHaveSingleItem();

        (found.First, found.Second, found.Images).ShouldBe(("anne", "anna", 2));
    }

    // Three who are alike stand for blurred faces, which a judge cannot tell apart.
    [Fact]
    public void People_who_are_as_near_to_a_third_are_not_taken_for_one()
    {
        var blurred = drawn.Somebody();
        foreach (var name in (string[])["x", "y", "z"])
            drawn.Add(name, 4, blurred);

        Names().ShouldBeEmpty();
    }

    [Fact]
    public void One_person_alone_is_not_compared_with_anybody()
    {
        var alone = new DrawnVectors();
        alone.Add("a", 3, alone.Somebody());

        NameSearch.Find(alone.Faces, new PersonMeans(alone.Faces), options, default).ShouldBeEmpty();
    }

    [Fact]
    public void A_copy_needs_a_like_hash_and_a_like_face()
    {
        var anna = drawn.Somebody();
        drawn.Add("anna", 2, anna, spread: 0.1f);
        drawn.Add("ben", 1, anna, spread: 0.1f);
        var faces = drawn.Faces;
        var hashes = Enumerable.Range(0, faces.Paths.Count).Select(at => new PerceptualHash(~0UL << at)).ToArray();
        // Neighbours' hashes differ in one bit, those of others too; but the last three alone are nearly the same face.
        var found = CopySearch.Find(faces, hashes, options with { CopyBits = 1, CopyDistance = 0.1f }, default);

        found
            .Select(copy => (copy.Original, copy.Path, copy.Bits))
            .ShouldBe([("anna/0.jpg", "anna/1.jpg", 1), ("anna/1.jpg", "ben/0.jpg", 1)], ignoreOrder: true);
    }

    private IReadOnlyList<SuspectedLabel> Labels() =>
        LabelSearch.Find(drawn.Faces, new PersonMeans(drawn.Faces), options, default);

    private IReadOnlyList<SuspectedNames> Names() =>
        NameSearch.Find(drawn.Faces, new PersonMeans(drawn.Faces), options, default);
}
