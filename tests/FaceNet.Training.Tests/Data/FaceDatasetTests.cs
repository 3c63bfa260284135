using FaceNet.Training.Data;

namespace FaceNet.Training.Tests.Data;

public sealed class FaceDatasetTests : IDisposable
{
    private readonly DrawnPeople people = new();

    [Fact]
    public void Every_folder_that_holds_pictures_is_a_person_named_by_its_path()
    {
        people.Write("b/2.jpg", "");
        people.Write("b/1.png", "");
        people.Write("family/anna/x.JPEG", "");
        people.Write("family/anna/notes.txt", "");
        people.Write("family/group.jpg", "");

        var data = people.Read();

        data.People.ShouldBe(["b", "family", "family/anna"]);
        data.Images.ShouldBe([
            new("b/1.png", 0),
            new("b/2.jpg", 0),
            new("family/anna/x.JPEG", 2),
            new("family/group.jpg", 1),
        ]);
        data.FullPath(data.Images[1]).ShouldBe(Path.Combine(people.Folder, "b/2.jpg"));
        data.LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_in_no_persons_folder_is_left_out_with_a_sentence()
    {
        people.Write("anna/1.jpg", "");
        people.Write("stray.jpg", "");

        people.Read().LeftOut.ShouldBe([("stray.jpg", "It lies in no person's folder.")]);
    }

    [Fact]
    public void A_persons_folder_that_is_a_link_is_named_where_no_picture_is_left()
    {
        using var elsewhere = new DrawnPeople();
        elsewhere.Write("1.jpg", "");
        Directory.CreateDirectory(people.Folder);
        Directory.CreateSymbolicLink(Path.Combine(people.Folder, "anna"), elsewhere.Folder);

        Should
            .Throw<TrainingDataException>(() => people.Read())
            .Message.ShouldContain("left out: 1, the first of them anna: It is a link to the folder");
    }

    [Fact]
    public void A_table_names_paths_relative_to_itself()
    {
        people.Write("1.jpg", "");
        people.Write("a, b.jpg", "");
        people.Write("faces.csv", "path,person\n1.jpg,Anna\n\"a, b.jpg\",\"the \"\"other\"\"\"\n");

        var data = FaceDataset.Read(Path.Combine(people.Folder, "faces.csv"));

        data.People.ShouldBe(["Anna", "the \"other\""]);
        data.Images.ShouldBe([new("1.jpg", 0), new("a, b.jpg", 1)]);
    }

    [Fact]
    public void Bad_lines_of_a_table_are_left_out_and_the_others_read()
    {
        people.Write("1.jpg", "");
        people.Write("faces.csv", "1.jpg,Anna\nno comma\ngone.jpg,Ben\n\n1.jpg,Carl\n,Dora\n");

        var data = FaceDataset.Read(Path.Combine(people.Folder, "faces.csv"));

        data.Images.ShouldBe([new("1.jpg", 0)]);
        data.LeftOut.ShouldBe([
            ("line 2", "It is not of the form path,person."),
            ("gone.jpg", "There is no such file (line 3)."),
            ("1.jpg", "It was listed before (line 5)."),
            ("line 6", "It is not of the form path,person."),
        ]);
    }

    [Fact]
    public void A_list_excludes_pictures_and_people_and_may_say_why()
    {
        foreach (var path in (string[])["a/1.jpg", "a/2.jpg", "b/1.jpg", "c #1/1.jpg", "d/1.jpg"])
            people.Write(path, "");
        File.WriteAllText(
            people.Beside("out.txt"),
            "# why\na/2.jpg\t# blurred\nb  # a stranger\n\nc #1/1.jpg\t\nzoe\n"
        );

        var data = people.Read(new() { ExcludeFile = people.Beside("out.txt") });

        data.Images.ShouldBe([new("a/1.jpg", 0), new("d/1.jpg", 1)]);
        data.LeftOut.Select(picture => picture.Path).ShouldBe(["a/2.jpg", "b/1.jpg", "c #1/1.jpg"]);
        data.LeftOut[0].Reason.ShouldBe("Excluded by out.txt.");
        data.Remarks.ShouldBe(["1 of 4 lines of out.txt name no picture or person of this data: zoe."]);
    }

    [Fact]
    public void People_of_the_folders_own_list_are_kept_apart()
    {
        people.Write("a/1.jpg", "");
        people.Write("b/1.jpg", "");
        people.Write("validation-people.txt", "b\n");

        var data = people.Read();

        (data.IsValidation(0), data.IsValidation(1)).ShouldBe((false, true));
        data.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void A_list_of_ones_own_takes_the_place_of_the_folders()
    {
        people.Write("a/1.jpg", "");
        people.Write("b/1.jpg", "");
        people.Write("validation-people.txt", "b\n");
        File.WriteAllText(people.Beside("apart.txt"), "a\n");

        var data = people.Read(new() { ValidationFile = people.Beside("apart.txt") });

        (data.IsValidation(0), data.IsValidation(1)).ShouldBe((true, false));
    }

    [Fact]
    public void No_data_is_an_error_that_says_what_is_needed()
    {
        people.Write("stray.jpg", "");

        Should
            .Throw<TrainingDataException>(() => FaceDataset.Read(people.Beside("gone")))
            .Message.ShouldContain("gone");
        Should.Throw<TrainingDataException>(() => people.Read()).Message.ShouldContain("stray.jpg: It lies in no");
        Should
            .Throw<TrainingDataException>(() => people.Read(new() { ExcludeFile = people.Beside("none.txt") }))
            .Message.ShouldContain("none.txt");
    }

    public void Dispose() => people.Dispose();
}
