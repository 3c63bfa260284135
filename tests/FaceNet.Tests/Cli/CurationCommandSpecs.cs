using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class CurationCommandSpecs(DemoPhotos demo) : IDisposable
{
    private readonly TestFolder folder = new();

    private string Gallery => folder.At("gallery.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Photos_are_sorted_by_person_and_a_second_time_nothing_is_new()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();

        (await Cluster(anna, mirrored, berta)).Output.ShouldBe(
            Lines.Of(
                "3 photos: 3 faces new, 0 there already, 0 too poor",
                "0 faces joined people, 2 founded 1 new person, 1 alone",
                $"3 faces, 1 person in {Gallery}"
            )
        );

        var json = (await Cluster(anna, berta, "--json")).Json;
        ((int)json["added"]!, (int)json["known"]!, (int)json["people"]!, (int)json["alone"]!).ShouldBe((0, 2, 1, 1));
        (await Run(0, "people")).Output.ShouldBe(
            Lines.Of("Person 1: 2 faces", $"1 person, and 1 face of nobody in {Gallery}, model fused")
        );
        (await Run(0, "people", "--alone")).Output.ShouldMatch(
            @"^3: .*berta\.jpg, face at \d+,\d+ of \d+×\d+ pixels\s*$"
        );
        (await Run(0, "people", "person 1")).Output.ShouldContain("anna-mirrored.jpg, face at ");
    }

    [Fact]
    public async Task Corrections_hold_through_later_passes_and_are_taken_back_one_by_one()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        await Cluster(anna, mirrored, berta);
        await Run(0, "name", "Person 1", "Anna");

        // By photo or by number.
        (await Run(0, "reject", "Anna", mirrored)).Output.ShouldBe(Lines.Of("Face 2 is not Anna."));
        (await Run(0, "confirm", "Anna", berta)).Output.ShouldBe(Lines.Of("Face 3 is Anna."));
        (await Run(0, "cluster", "--full")).Output.ShouldContain(
            "0 faces joined people, none founded new people, 1 alone"
        );
        (await Run(0, "split", "Anna", "3", "--as", "Berta")).Output.ShouldBe(Lines.Of("1 face of Anna is Berta now."));
        (await Run(0, "cluster", "--full")).Output.ShouldContain("1 alone");

        (await Run(0, "undo", "--list")).Output.ShouldBe(
            Lines.Of(
                "1: Person 1 is called Anna",
                "2: face 2 rejected as Anna",
                "3: face 3 confirmed as Anna",
                "4: face 3 of Anna split off as Berta",
                $"4 decisions in {Gallery}"
            )
        );
        (await Run(0, "undo")).Output.ShouldBe(Lines.Of("Taken back: face 3 of Anna split off as Berta"));
        var undone = (await Run(0, "undo", "--json")).Json;
        ((string)undone["kind"]!, (string)undone["state"]!).ShouldBe(("confirm", "undone"));
        await Run(0, "undo");
        await Run(0, "undo");
        (await Run(1, "undo")).Output.ShouldBe(Lines.Of($"There is no decision to take back in {Gallery}."));
        (await Run(0, "people")).Output.ShouldContain("Person 1: 2 faces");
        (await Run(0, "undo", "--list")).Output.ShouldStartWith("1: Person 1 is called Anna (taken back)");
        var decisions = (await Run(0, "undo", "--list", "--json")).Json.AsArray();
        decisions.Count.ShouldBe(4);
        ((string)decisions[0]!["person"]!, (string)decisions[0]!["other"]!).ShouldBe(("Anna", "Person 1"));
    }

    [Fact]
    public async Task A_face_that_is_not_there_is_told()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        await Run(0, "enroll", "Anna", anna, "--cache", demo.Cache);

        (await Run(2, "split", "Anna", berta)).Error.ShouldContain($"Anna has no face on {berta} in {Gallery}.");
        (await Run(2, "confirm", "Anna", mirrored)).Error.ShouldContain($"No face of {mirrored} is in {Gallery}.");
        (await Run(2, "reject", "Anna", "9")).Error.ShouldContain("There is no face 9 in the gallery");
        (await Run(2, "people", "Cleo")).Error.ShouldContain("There is no Cleo in the gallery");
        (await Run(2, "undo", folder.Path)).Error.ShouldContain("Give a folder, or --gallery, and not both.");
        (await Run(2, "people", "Anna", "--alone")).Error.ShouldContain("Give a name, or --alone, and not both.");
    }

    [Fact]
    public async Task Questions_are_listed_and_answered_by_scripts()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        await Run(0, "enroll", "Anna", anna, "--cache", demo.Cache);
        await Run(0, "enroll", "Berta", berta, "--cache", demo.Cache);
        await Cluster(mirrored);

        // The mirrored photo is far nearer than where people end, and Berta far farther: nothing is open.
        (await Run(1, "questions")).Output.ShouldBe(Lines.Of($"No question is open in {Gallery}."));
        (await Run(1, "questions", "--json")).Json.AsArray().ShouldBeEmpty();
        (await Run(1, "questions", "--report", folder.At("asked"))).Output.ShouldEndWith(
            Lines.Of($"Look at {folder.At("asked/index.html")}")
        );
        File.ReadAllText(folder.At("asked/index.html")).ShouldContain("0 questions about ");
        (await Run(2, "questions", "--yes", "f3-p1")).Error.ShouldContain("There is no open question f3-p1");
        (await Run(2, "questions", "--yes", "f3-p1", "--no", "f3-p1")).Error.ShouldContain(
            "Give one of --yes and --no"
        );
    }

    [Theory]
    [InlineData("cluster")]
    [InlineData("questions")]
    [InlineData("split", "Anna", "1")]
    [InlineData("confirm", "Anna", "1")]
    [InlineData("reject", "Anna", "1")]
    [InlineData("undo")]
    [InlineData("undo", "--list")]
    public async Task Without_a_gallery_nothing_is_made(params string[] args)
    {
        (await Run(2, args)).Error.ShouldStartWith($"facenet: Nobody is enrolled in {Gallery}.");
        File.Exists(Gallery).ShouldBeFalse();
    }

    private Task<CommandResult> Cluster(params string[] args) => Run(0, ["cluster", .. args, "--cache", demo.Cache]);

    private async Task<CommandResult> Run(int exitCode, params string[] args) =>
        (await CommandResult.OfAsync([.. args, "--gallery", Gallery])).ShouldExitWith(exitCode);
}
