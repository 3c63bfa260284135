using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class GalleryCommandSpecs(DemoPhotos demo) : IDisposable
{
    private readonly TestFolder folder = new();

    private string Gallery => folder.At("gallery.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Who_was_enrolled_is_named_on_another_photo_and_a_stranger_is_not()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();

        (await Enroll(0, "Anna", anna)).Output.ShouldBe(
            $"Anna: enrolled {anna}{Environment.NewLine}1 face enrolled, 0 enrolled already, 0 refused; 1 person in {Gallery}{Environment.NewLine}"
        );

        (await Identify(0, mirrored)).Output.ShouldMatch(
            @"anna-mirrored.jpg: Anna, face at .* pixels \(squared distance 0\.\d+, at most 0\.\d+ is known; .* of strangers come as near to one of 1 person\)"
        );
        (await Identify(1, berta)).Output.ShouldMatch(
            @"berta.jpg: unknown, face at .* \(nearest is Anna, squared distance"
        );
    }

    [Fact]
    public async Task JSON_tells_verdict_candidates_and_rates()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        await Enroll(0, "Anna", anna);
        await Enroll(0, "Berta", berta);

        var photo = (await Identify(0, mirrored, "--json")).Json.AsArray().ShouldHaveSingleItem()!;

        ((string)photo["photo"]!).ShouldBe(mirrored);
        var face = photo["faces"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)face["verdict"]!).ShouldBe("known");
        ((string)face["name"]!).ShouldBe("Anna");
        ((int)face["people"]!).ShouldBe(2);
        var candidates = face["candidates"]!.AsArray();
        candidates.Select(candidate => (string)candidate!["name"]!).ShouldBe(["Anna", "Berta"]);
        var (one, all) = (
            (double)candidates[0]!["falseAcceptRate"]!,
            (double)candidates[0]!["galleryFalseAcceptRate"]!
        );
        all.ShouldBe(1 - Math.Pow(1 - one, 2), 1e-9);
        ((float)candidates[0]!["squaredDistance"]!).ShouldBeLessThan((float)face["threshold"]!);
        candidates[0]!.AsObject().ContainsKey("probability").ShouldBeTrue();
    }

    [Fact]
    public async Task A_damaged_index_is_told_once_in_a_sentence_and_the_answer_is_the_same()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        await Enroll(0, "Anna", anna);
        await Enroll(0, "Berta", berta);
        var answer = await Identify(0, mirrored);
        var index = Gallery + ".index";
        var bytes = File.ReadAllBytes(index);
        bytes[bytes.Length / 3] ^= 4;
        File.WriteAllBytes(index, bytes);

        var again = await Identify(0, mirrored);

        again.Output.ShouldBe(answer.Output);
        again.Error.ShouldMatch(
            $@"^facenet: The index {Regex.Escape(index)} cannot be used, and is made anew from the gallery: [^.]*\.\s*$"
        );
        var third = await Identify(0, mirrored);
        (third.Output, third.Error).ShouldBe((answer.Output, answer.Error));
        answer.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Forgetting_and_undoing_leave_an_index_without_them()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        await Enroll(0, "Anna", anna);
        await Enroll(0, "Berta", berta);
        await Identify(0, mirrored);

        await Run(0, "forget", "Anna");

        File.Exists(Gallery + ".index").ShouldBeTrue();
        (await Identify(1, mirrored)).Output.ShouldContain("unknown");
        await Run(0, "undo");
        await Enroll(0, "Anna", anna);
        (await Identify(0, mirrored)).Output.ShouldContain("Anna");
        Directory.GetFiles(folder.Path, "gallery.db.index*").ShouldBe([Gallery + ".index"]);
    }

    [Fact]
    public async Task A_photo_is_enrolled_once_and_a_face_for_one_person()
    {
        var (anna, _, _) = await demo.PortraitsAsync();
        await Enroll(0, "Anna", anna);

        (await Enroll(0, "anna", anna)).Error.ShouldContain("This photo is enrolled already.");
        (await Enroll(1, "Berta", anna)).Error.ShouldContain("The face on this photo is enrolled as Anna.");
        var json = (await Enroll(1, "Berta", anna, "--json")).Json.AsArray().ShouldHaveSingleItem()!;

        ((string)json["outcome"]!).ShouldBe("enrolledAsAnother");
        (await Run(0, "people")).Output.ShouldStartWith("Anna: 1 face");
    }

    [Fact]
    public async Task A_folder_a_person_enrols_everybody_and_warns_of_a_face_in_the_wrong_place()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        foreach (
            var (source, target) in ((string, string)[])
                [(anna, "Anna/1.jpg"), (mirrored, "Berta/1.jpg"), (berta, "Berta/deep/2.jpg")]
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.At($"People/{target}"))!);
            File.Copy(source, folder.At($"People/{target}"));
        }
        folder.Write("People/Anna/text.jpg", "no photo");

        var run = await Run(0, "enroll", "--folder", folder.At("People"), "--cache", demo.Cache);

        run.Output.ShouldContain("3 faces enrolled, 0 enrolled already, 1 refused; 2 people");
        run.Error.ShouldContain("text.jpg: ");
        run.Error.ShouldContain("1.jpg: enrolled, but look at it: It is like a face of Anna");
        run.Error.ShouldContain("2.jpg: enrolled, but look at it: It is unlike the other faces of Berta");
    }

    [Fact]
    public async Task Another_model_is_refused_with_what_to_do()
    {
        var (anna, _, _) = await demo.PortraitsAsync();
        await Enroll(0, "Anna", anna);

        var identify = await Identify(2, anna, "--model", "mobilefacenet");
        var enroll = await Enroll(2, "Anna", anna, "--model", "mobilefacenet");

        identify.Error.ShouldContain(
            "holds vectors of the model fused, which cannot be compared with those of mobilefacenet"
        );
        identify.Error.ShouldContain(
            "Use fused (--model fused), or another gallery for mobilefacenet (--gallery FILE)."
        );
        enroll.Error.ShouldBe(identify.Error);
        // Other ways to search give vectors that can be compared.
        await Identify(0, anna, "--crowds");
    }

    [Theory]
    [InlineData("identify", "a.jpg")]
    [InlineData("name", "Anna", "Berta")]
    [InlineData("merge", "Anna", "Berta")]
    [InlineData("forget", "Anna")]
    [InlineData("export", "out.csv")]
    [InlineData("watch", ".")]
    [InlineData("tag", "a.jpg")]
    public async Task Without_a_gallery_nothing_is_made_and_the_way_to_one_is_told(params string[] args)
    {
        folder.Write("a.jpg", "");
        args = [.. args.Select(arg => arg == "a.jpg" ? folder.At(arg) : arg)];

        (await Run(2, args)).Error.ShouldBe(
            $"facenet: Nobody is enrolled in {Gallery}. Enrol people with 'facenet enroll NAME PHOTO', or name another --gallery.{Environment.NewLine}"
        );
        File.Exists(Gallery).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, "people")]
    [InlineData(1, "people", "--json")]
    [InlineData(1, "people", "--alone")]
    [InlineData(2, "people", "Anna")]
    public async Task Looking_for_people_makes_no_gallery(int exitCode, params string[] args)
    {
        await Run(exitCode, args);

        File.Exists(Gallery).ShouldBeFalse();
    }

    [Fact]
    public async Task A_gallery_remembers_where_a_photo_lies_from_wherever_it_is_asked()
    {
        var (anna, _, berta) = await demo.PortraitsAsync();

        var enrolled = await Enroll(0, "Anna", Path.GetRelativePath(".", anna));
        await Run(0, "cluster", Path.GetRelativePath(".", berta), "--cache", demo.Cache);

        enrolled.Output.ShouldStartWith($"Anna: enrolled {Path.GetRelativePath(".", anna)}{Environment.NewLine}");
        (await Run(0, "people", "Anna")).Output.ShouldStartWith($"1: {anna}, face at");
        (await Run(0, "people", "--alone")).Output.ShouldStartWith($"2: {berta}, face at");
    }

    [Fact]
    public async Task A_face_is_named_by_a_photo_that_is_gone_as_it_was_then()
    {
        var (anna, _, _) = await demo.PortraitsAsync();
        var copy = folder.At("gone.jpg");
        File.Copy(anna, copy);
        await Enroll(0, "Anna", copy);
        File.Delete(copy);

        await Run(0, "reject", "Anna", Path.GetRelativePath(".", copy));
    }

    [Fact]
    public async Task The_folder_of_a_person_that_may_not_be_opened_is_told()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Permissions are set in another way there.");
            return;
        }
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may open every folder.");
        folder.Write("People/Anna/a.jpg", "");
        File.SetUnixFileMode(folder.At("People/Anna"), UnixFileMode.None);

        var run = await Run(1, "enroll", "--folder", folder.At("People"), "--no-cache");

        File.SetUnixFileMode(
            folder.At("People/Anna"),
            UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite
        );
        run.Error.ShouldContain($"{folder.At("People/Anna")}: The folder cannot be read: permission is denied.");
        run.Output.ShouldContain("1 refused");
    }

    [Theory]
    [InlineData("enroll")]
    [InlineData("enroll", "Anna")]
    [InlineData("enroll", "Anna", "a.jpg", "--folder", "People")]
    [InlineData("enroll", "Anna", "--from-regions", "a.jpg")]
    [InlineData("enroll", "--folder", "People", "--from-regions", "a.jpg")]
    public async Task A_name_and_photos_or_a_folder_or_regions_are_needed(params string[] args) =>
        (await Run(2, args)).Error.ShouldStartWith(
            "facenet: Give a name and photos, or --folder, or --from-regions, and one of them only."
        );

    [Fact]
    public async Task People_are_listed_renamed_merged_exported_and_forgotten()
    {
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        await Enroll(0, "Ana", anna);
        await Enroll(0, "Annie", mirrored);
        await Enroll(0, "Berta", berta);

        (await Run(0, "name", "Ana", "Anna")).Output.ShouldStartWith("Ana is Anna now, with 1 face.");
        (await Run(2, "name", "Anna", "Berta")).Error.ShouldContain("There is a Berta in the gallery already.");
        (await Run(0, "merge", "Annie", "Anna")).Output.ShouldStartWith("Annie is Anna now, with 2 faces.");
        var people = (await Run(0, "people", "--json")).Json;
        people["people"]!
            .AsArray()
            .Select(person => $"{person!["name"]} {person["faces"]}")
            .ShouldBe(["Anna 2", "Berta 1"]);
        ((string)people["model"]!).ShouldBe("fused");

        (await Run(0, "export", folder.At("out"))).Output.ShouldBe(
            $"3 faces of 2 people in {folder.At("out")}{Environment.NewLine}"
        );
        Directory.GetFiles(folder.At("out/Anna")).Length.ShouldBe(2);
        ((int)(await Run(0, "export", folder.At("a.csv"), "--json")).Json["faces"]!).ShouldBe(3);
        (await Run(2, "export", folder.At("out"))).Error.ShouldContain("nothing is written over");

        (await Run(1, "forget", "--alone")).Output.ShouldStartWith("There are no faces of nobody");
        (await Run(2, "forget")).Error.ShouldContain("Give the name of a person, or --alone");
        (await Run(2, "forget", "Anna", "--alone")).Error.ShouldContain("Give the name of a person, or --alone");
        (await Run(0, "forget", "anna")).Output.ShouldStartWith("Forgot Anna, 2 faces.");
        (await Run(2, "forget", "Anna")).Error.ShouldStartWith("facenet: There is no Anna in the gallery");
        (await Run(0, "people")).Output.ShouldStartWith($"Berta: 1 face{Environment.NewLine}1 person in");
    }

    [Fact]
    public async Task Photos_in_a_watched_folder_are_named_once_or_as_they_come()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such signal.");
        var (anna, mirrored, berta) = await demo.PortraitsAsync();
        await Enroll(0, "Anna", anna);
        Directory.CreateDirectory(folder.At("camera"));
        File.Copy(mirrored, folder.At("camera/old.jpg"));

        (await Run(0, "watch", folder.At("camera"), "--once", "--cache", demo.Cache)).Output.ShouldStartWith(
            "old.jpg: Anna, "
        );

        using var watch = LiveProcess.Start([
            "watch",
            folder.At("camera"),
            "--json",
            "--gallery",
            Gallery,
            "--cache",
            demo.Cache,
        ]);
        (await watch.LineAsync())!.ShouldContain("watching");
        File.Copy(mirrored, folder.At("camera/new.jpg"));
        var photo = JsonNode.Parse((await watch.LineAsync())!)!;
        ((string)photo["photo"]!).ShouldBe("new.jpg");
        ((string)photo["faces"]![0]!["name"]!).ShouldBe("Anna");

        // Who is enrolled meanwhile is known at once.
        await Enroll(0, "Berta", berta);
        File.Copy(berta, folder.At("camera/berta.jpg"));
        ((string)JsonNode.Parse((await watch.LineAsync())!)!["faces"]![0]!["name"]!).ShouldBe("Berta");

        watch.Interrupt();
        await watch.EndAsync();
        watch.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_people_of_a_page_get_the_names_of_enrolled_people()
    {
        var samples = await DemoPhotos.FolderAsync();
        var page = folder.At("first");
        var found = (await Organize(samples, page, [])).AsArray();
        found.ShouldAllBe(person => person!["name"] == null);
        // The main face of a photo of the person on most photos.
        var (anna, _, _) = await demo.PortraitsAsync();
        await Enroll(0, "Anna", anna);

        var named = (await Organize(samples, folder.At("second"), ["--gallery", Gallery])).AsArray();

        var person = named.Where(person => person!["name"] is not null).ShouldHaveSingleItem()!;
        ((string)person["name"]!).ShouldBe("Anna");
        person["faces"]!.AsArray().ShouldContain(face => (string)face!["photo"]! == "sample1.jpg");
        (await File.ReadAllTextAsync(folder.At("second/index.html"))).ShouldContain("<strong>Anna</strong>");
    }

    [Fact]
    public async Task A_person_of_a_page_gets_a_name_that_the_next_page_shows()
    {
        var samples = await DemoPhotos.FolderAsync();
        var page = folder.At("first");
        var person = (await Organize(samples, page, [])).AsArray()[0]!;
        var (id, faces) = ((string)person["id"]!, person["faces"]!.AsArray().Count);
        string[] from = ["--from", page, "--photos", samples, "--cache", demo.Cache];

        var run = await Run(0, ["name", id, "Cleo", .. from]);

        run.Output.ShouldContain("Cleo: enrolled sample");
        var enrolled = run.Output.Split('\n').Count(line => line.StartsWith("Cleo: enrolled "));
        enrolled.ShouldBeInRange(2, faces);
        var named = (await Organize(samples, folder.At("second"), ["--gallery", Gallery])).AsArray();
        ((string)named.Single(one => (string)one!["id"]! == id)!["name"]!).ShouldBe("Cleo");
        named.Count(one => one!["name"] is not null).ShouldBe(1);
        (await Run(0, "people", "Cleo")).Output.ShouldStartWith($"1: {Path.Combine(samples, "sample")}");

        (await Run(2, ["name", "person-0", "Dora", .. from])).Error.ShouldContain("There is no person-0 in ");
        (await Run(2, "name", id, "Dora", "--from", page)).Error.ShouldContain("Give --from and --photos together.");
    }

    private async Task<JsonNode> Organize(string photos, string target, string[] more)
    {
        string[] args = ["organize", photos, "--out", target, "--cache", demo.Cache, "--json", .. more];
        return (await CommandResult.OfAsync(args)).ShouldExitWith(0).Json["people"]!;
    }

    private Task<CommandResult> Enroll(int exitCode, string name, string photo, params string[] more) =>
        Run(exitCode, ["enroll", name, photo, "--cache", demo.Cache, .. more]);

    private Task<CommandResult> Identify(int exitCode, string photo, params string[] more) =>
        Run(exitCode, ["identify", photo, "--cache", demo.Cache, .. more]);

    private async Task<CommandResult> Run(int exitCode, params string[] args) =>
        (await CommandResult.OfAsync([.. args, "--gallery", Gallery])).ShouldExitWith(exitCode);
}
