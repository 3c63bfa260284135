using FaceNet.Training.Data.Checking;

namespace FaceNet.Training.Tests.Data.Checking;

public sealed class ExcludeListTests : IDisposable
{
    private static readonly DataReport Nothing = new()
    {
        Counts = new()
        {
            Images = 9,
            People = 4,
            ValidationPeople = 1,
            ValidationImages = 2,
            Fewest = 1,
            Median = 2,
            Most = 4,
            WithTwo = 3,
            WithFive = 0,
            WithForty = 0,
            LeftOut = 0,
        },
        Judge = "drawn",
        LeftOut = [],
        Copies = [],
        Labels = [],
        Names = [],
        ValidationPeople = ["apart"],
    };

    private readonly DrawnPeople people = new();

    [Fact]
    public void Of_copies_of_one_person_the_first_stays() =>
        ExcludeList
            .Of(Nothing with { Copies = [new("a/2.jpg", "a/1.jpg", "a", "a", 1, 0.01f)] })
            .ShouldBe([("a/2.jpg", "a copy of a/1.jpg")]);

    [Fact]
    public void Of_one_photo_under_two_names_neither_stays() =>
        ExcludeList
            .Of(Nothing with { Copies = [new("b/1.jpg", "a/1.jpg", "b", "a", 1, 0.01f)] })
            .ShouldBe([
                ("a/1.jpg", "a copy of b/1.jpg, which is said to show b"),
                ("b/1.jpg", "a copy of a/1.jpg, which is said to show a"),
            ]);

    [Fact]
    public void Pictures_that_look_like_another_go_with_the_reason() =>
        ExcludeList
            .Of(
                Nothing with
                {
                    Labels = [new("a/1.jpg", "a", 1.62f, "b", 0.71f), new("a/2.jpg", "a", 1.5f, null, null)],
                }
            )
            .ShouldBe([
                ("a/1.jpg", "unlike the others: 1.62 apart, but 0.71 from b"),
                ("a/2.jpg", "unlike the others: 1.50 apart"),
            ]);

    [Fact]
    public void Of_two_names_the_second_goes() =>
        ExcludeList
            .Of(Nothing with { Names = [new("a", "b", 0.5f, 2)] })
            .ShouldBe([("b", "probably a under another name: 0.50 apart")]);

    [Fact]
    public void People_kept_apart_stay_and_what_training_shares_with_them_goes() =>
        ExcludeList
            .Of(
                Nothing with
                {
                    Copies =
                    [
                        new("b/1.jpg", "apart/1.jpg", "b", "apart", 1, 0.01f),
                        new("apart/3.jpg", "apart/2.jpg", "apart", "apart", 0, 0),
                    ],
                    Labels = [new("apart/1.jpg", "apart", 1.7f, null, null)],
                    Names = [new("a", "apart", 0.5f, 2)],
                }
            )
            .Select(line => line.Name)
            .ShouldBe(["a", "b/1.jpg"]);

    [Fact]
    public void What_is_written_is_read_as_a_list_to_exclude()
    {
        foreach (var path in (string[])["a/1 #2.jpg", "a/2.jpg", "b/1.jpg", "c/1.jpg"])
            people.Write(path, "");
        var list = people.Beside("exclude.txt");

        ExcludeList.Write([("a/1 #2.jpg", "a # reason"), ("b", "another")], list);
        var data = people.Read(new() { ExcludeFile = list });

        data.Images.Select(image => image.Path).ShouldBe(["a/2.jpg", "c/1.jpg"]);
        data.Remarks.ShouldBeEmpty();
    }

    public void Dispose() => people.Dispose();
}
