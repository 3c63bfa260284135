using FaceNet.Tests.Cli;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Evaluate;

public sealed class AllPairsCommandSpecs(DemoPhotos demo) : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Where_no_pair_is_accepted_there_is_no_threshold()
    {
        var people = await PeopleOfOnePictureAsync();

        var run = await CommandResult.OfAsync("evaluate", "all-pairs", "--images", people, "--cache", demo.Cache);

        // 1 pair of one person and 14 of different people, all of them 0 apart: who accepts one accepts all.
        run.ShouldExitWith(0).Output.ShouldContain("none accepted: the closest pairs are of different people");
        run.Output.ShouldNotContain(", threshold");
    }

    [Fact]
    public async Task Where_no_pair_is_accepted_the_threshold_is_null_in_json()
    {
        var people = await PeopleOfOnePictureAsync();

        var run = await CommandResult.OfAsync(
            "evaluate",
            "all-pairs",
            "--images",
            people,
            "--cache",
            demo.Cache,
            "--json"
        );

        var point = run.ShouldExitWith(0).Json["validationRate"]!
            .AsArray()
            .Select(rate => rate!["point"])
            .First(point => point is not null)!;
        point["acceptsNone"]!.GetValue<bool>().ShouldBeTrue();
        point.AsObject().ShouldContainKey("squaredDistance");
        point["squaredDistance"].ShouldBeNull();
    }

    [Fact]
    public async Task No_threshold_is_calibrated_that_accepts_nobody()
    {
        var people = await PeopleOfOnePictureAsync();

        var run = await CommandResult.OfAsync("calibrate", "--images", people, "--far", "0.1", "--cache", demo.Cache);

        run.ShouldExitWith(2).Error.ShouldContain("with a false accept rate of 0.1 no pair at all is accepted");
    }

    [Fact]
    public async Task Sets_that_share_nothing_are_a_yes_and_others_a_no()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        foreach (
            var (source, target) in ((string, string)[])
                [(anna, "train/Anna/1.jpg"), (berta, "test/Berta/1.jpg"), (mirrored, "leak/Clara/1.jpg")]
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.At(target))!);
            File.Copy(source, folder.At(target));
        }
        Task<CommandResult> Leaks(string test) =>
            CommandResult.OfAsync([
                "evaluate",
                "leaks",
                "--training",
                folder.At("train"),
                "--test",
                folder.At(test),
                "--cache",
                demo.Cache,
            ]);

        (await Leaks("test"))
            .ShouldExitWith(0)
            .Output.ShouldBe(Lines.Of("1 training and 1 test picture: 0 near-duplicates, 0 probably shared people"));
        (await Leaks("leak"))
            .ShouldExitWith(1)
            .Output.ShouldContain(
                "1 probably shared person" + Environment.NewLine + "person   Anna = Clara (1 close pair,"
            );
    }

    [Fact]
    public async Task A_page_shows_the_pictures_of_the_hardest_pairs()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        foreach (
            var (source, target) in ((string, string)[])
                [(anna, "Anna/1.jpg"), (mirrored, "Anna/2.jpg"), (berta, "Berta/1.jpg")]
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.At($"people/{target}"))!);
            File.Copy(source, folder.At($"people/{target}"));
        }

        var run = await CommandResult.OfAsync(
            "evaluate",
            "all-pairs",
            "--images",
            folder.At("people"),
            "--report",
            folder.At("report"),
            "--cache",
            demo.Cache
        );

        run.ShouldExitWith(0)
            .Output.ShouldStartWith("3 pictures of 2 people, no face found on 0: 1 same and 2 different");
        var html = await File.ReadAllTextAsync(folder.At("report/index.html"));
        html.ShouldContain("<h1>fused on all pairs of people</h1>");
        // Two pairs of different people and one of the same, two pictures each.
        html.Split("src=\"data:image/jpeg;base64,").Length.ShouldBe(1 + 6);
        html.ShouldContain("· Anna/1 · Anna/2");
    }

    /// <summary>Six people who are all one: Anna twice, and five under other names.</summary>
    private async Task<string> PeopleOfOnePictureAsync()
    {
        var anna = (await demo.PortraitsAsync()).Anna;
        foreach (var name in (string[])["Anna/1", "Anna/2", "Berta/1", "Clara/1", "Dora/1", "Emma/1"])
        {
            var target = folder.At($"people/{name}.jpg");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(anna, target);
        }
        return folder.At("people");
    }
}
