using System.Text.Json;
using FaceNet.Cli.Evaluate;
using FaceNet.Evaluation.Pairs;
using FaceNet.Tests.Models;

namespace FaceNet.Tests.Evaluate;

public sealed class EvaluateSpecs
{
    private static readonly string? Data = Environment.GetEnvironmentVariable("FACENET_DATA");

    [Theory]
    [InlineData("verification")]
    [InlineData("all-pairs")]
    [InlineData("identification")]
    [InlineData("clustering")]
    [InlineData("video")]
    [InlineData("robustness")]
    [InlineData("leaks")]
    public async Task Every_measurement_explains_itself_with_an_example(string name)
    {
        var run = await CommandRun.Of("evaluate", name, "--help");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Examples:");
        run.Output.ShouldContain($"facenet evaluate {name}");
    }

    [Theory]
    [InlineData("verification")]
    [InlineData("all-pairs")]
    [InlineData("identification")]
    [InlineData("video")]
    public async Task A_face_and_its_mirror_image_can_be_averaged(string name) =>
        (await CommandRun.Of("evaluate", name, "--help")).Output.ShouldContain("--flip");

    [Fact]
    public async Task A_threshold_is_not_calibrated_on_averages_that_no_command_compares() =>
        (await CommandRun.Of("calibrate", "--images", ".", "--flip")).ExitCode.ShouldBe(2);

    [Fact]
    public async Task A_gallery_without_pictures_is_refused_with_what_is_needed()
    {
        using var folder = new ScratchFolder();

        var run = await CommandRun.Of("evaluate", "identification", "--enrol", folder.Path, "--probe", folder.Path);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("a folder a person is needed");
    }

    [Fact]
    public async Task Clusters_are_measured_against_labels()
    {
        using var folder = new ScratchFolder();
        var people = Path.Combine(folder.Path, "people.json");
        var labels = Path.Combine(folder.Path, "labels.tsv");
        await File.WriteAllTextAsync(
            people,
            """
            {"people":[{"id":"p","faces":[{"photo":"a.jpg","score":1},{"photo":"b.jpg","score":1}]}],
             "alone":[{"photo":"c.jpg","score":1}]}
            """
        );
        await File.WriteAllTextAsync(labels, "photo\tperson\na.jpg\tanna\nb.jpg\tanna\nc.jpg\tanna\n");

        var report = Path.Combine(folder.Path, "report");

        var run = await CommandRun.Of(
            "evaluate",
            "clustering",
            "--predicted",
            people,
            "--labels",
            labels,
            "--report",
            report,
            "--json"
        );

        run.ExitCode.ShouldBe(0, run.Error);
        using var result = JsonDocument.Parse(run.Output);
        // Recall by B-cubed: two faces see 2 of 3, one sees 1 of 3: (2/3 + 2/3 + 1/3) / 3 = 5/9.
        var measure = result.RootElement.GetProperty("measures").GetProperty("bCubed");
        measure.GetProperty("precision").GetDouble().ShouldBe(1);
        measure.GetProperty("recall").GetDouble().ShouldBe(5 / 9.0, 1e-9);
        File.Exists(Path.Combine(report, "index.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task Everything_that_cannot_be_read_is_named_with_what_to_do()
    {
        using var folder = new ScratchFolder();
        foreach (var name in (string[])["Anna/1.jpg", "Anna/2.jpg", "Berta/1.jpg"])
        {
            var path = Path.Combine(folder.Path, "people", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "no picture");
        }

        var images = Path.Combine(folder.Path, "people");
        var run = await CommandRun.Of("evaluate", "all-pairs", "--images", images, "--no-cache");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("3 pictures or folders cannot be read");
        run.Error.ShouldContain("Mend or remove them, then do the same again:");
        foreach (var name in (string[])["Anna/1.jpg", "Anna/2.jpg", "Berta/1.jpg"])
            run.Error.ShouldContain($"  {name}: ");
    }

    [Fact]
    public async Task A_person_whose_folder_is_a_link_is_named()
    {
        using var folder = new ScratchFolder();
        using var elsewhere = new ScratchFolder();
        var link = Path.Combine(folder.Path, "Anna");
        Directory.CreateSymbolicLink(link, elsewhere.Path);

        var run = await CommandRun.Of("evaluate", "all-pairs", "--images", folder.Path, "--no-cache");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(
            $"  Anna: It is a link to the folder {elsewhere.Path}, and links to folders are not followed"
        );
    }

    [Fact]
    public async Task A_fold_without_pairs_of_one_class_is_named_with_its_file_before_a_picture_is_read()
    {
        using var folder = new ScratchFolder();
        var pairs = Path.Combine(folder.Path, "mine.csv");
        await File.WriteAllTextAsync(
            pairs,
            "left,right,same,fold\na.jpg,b.jpg,1,1\na.jpg,c.jpg,0,1\na.jpg,b.jpg,1,2\n"
        );

        var run = await CommandRun.Of("evaluate", "verification", "--pairs", pairs, "--images", folder.Path);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith(
            "facenet: mine.csv: fold 2 has 1 pair of the same person and 0 of different people; each fold needs both. "
                + "Spread them, or leave out the column 'fold', and folds are made."
        );
    }

    [Fact]
    public async Task A_pair_file_that_names_a_missing_picture_is_refused_with_its_name()
    {
        using var folder = new ScratchFolder();
        var pairs = Path.Combine(folder.Path, "pairs.csv");
        await File.WriteAllTextAsync(
            pairs,
            "left,right,same,fold\na.jpg,b.jpg,1,1\na.jpg,c.jpg,0,1\na.jpg,b.jpg,1,2\na.jpg,c.jpg,0,2\n"
        );

        var run = await CommandRun.Of(
            "evaluate",
            "verification",
            "--pairs",
            pairs,
            "--images",
            folder.Path,
            "--no-cache"
        );

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("a.jpg");
    }

    [Theory]
    [InlineData("verification", "--images")]
    [InlineData("video", "--tracks")]
    public async Task Too_few_pairs_to_choose_a_threshold_on_are_refused(string name, string root)
    {
        using var folder = new ScratchFolder();
        var pairs = Path.Combine(folder.Path, "mine.csv");
        await File.WriteAllTextAsync(pairs, "left,right,same\na.jpg,b.jpg,1\na.jpg,c.jpg,0\na.jpg,d.jpg,0\n");

        var run = await CommandRun.Of("evaluate", name, "--pairs", pairs, root, folder.Path, "--no-cache");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("mine.csv: 1 pair of the same person and 2 of different people are too few");
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(9, 9)]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    public void Pairs_without_folds_get_ten_or_as_many_as_there_are_pairs_of_a_class(int same, int folds)
    {
        var pairs = new PairList(
            Enumerable.Range(0, same + 20).Select(at => new FacePair($"{at}.jpg", "x.jpg", at < same, 1))
        );

        UsualFolds.Of(pairs, new FileInfo("mine.csv")).Folds.ShouldBe(folds);
    }

    [Fact]
    public async Task A_broken_line_is_named_by_file_and_number()
    {
        using var folder = new ScratchFolder();
        var pairs = Path.Combine(folder.Path, "mine.csv");
        await File.WriteAllTextAsync(pairs, "left,right,same\na.jpg,b.jpg,maybe\n");

        var run = await CommandRun.Of("evaluate", "verification", "--pairs", pairs, "--images", folder.Path);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("mine.csv, line 2");
    }

    [Fact]
    public async Task The_first_pairs_of_LFWs_development_set_are_verified_with_every_field()
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Data ?? "", "lfw")),
            "FACENET_DATA does not name a folder with lfw/."
        );
        using var folder = new ScratchFolder();
        var pairs = Path.Combine(folder.Path, "pairs.csv");
        await File.WriteAllLinesAsync(pairs, DevelopmentPairs(60));

        var run = await CommandRun.Of(
            "evaluate",
            "verification",
            "--pairs",
            pairs,
            "--images",
            Path.Combine(Data!, "lfw", "images"),
            "--cache",
            Path.Combine(folder.Path, "faces.db"),
            "--report",
            Path.Combine(folder.Path, "report"),
            "--json"
        );

        run.ExitCode.ShouldBe(0, run.Error);
        using var result = JsonDocument.Parse(run.Output);
        var root = result.RootElement;
        root.GetProperty("pairs").GetInt32().ShouldBe(120);
        root.GetProperty("folds").GetInt32().ShouldBe(10);
        root.GetProperty("notDetected").GetInt32().ShouldBe(0);
        root.GetProperty("accuracy").GetProperty("mean").GetDouble().ShouldBeGreaterThan(0.95);
        root.GetProperty("accuracy").GetProperty("standardError").GetDouble().ShouldBeInRange(0, 0.05);
        root.GetProperty("validationRate")[0].GetProperty("falseAcceptRate").GetDouble().ShouldBe(0.1);
        root.GetProperty("areaUnderCurve").GetDouble().ShouldBeGreaterThan(0.98);
        root.GetProperty("equalErrorRate").GetDouble().ShouldBeLessThan(0.05);
        root.GetProperty("threshold").GetDouble().ShouldBeInRange(0.2, 0.6);
        File.Exists(Path.Combine(folder.Path, "report", "index.html")).ShouldBeTrue();
    }

    /// <summary>The first same and the first different pairs of pairsDevTest.txt, as CSV.</summary>
    private static IEnumerable<string> DevelopmentPairs(int ofEach)
    {
        static string Image(string name, string number) => $"{name}/{name}_{int.Parse(number):0000}.jpg";
        var lines = File.ReadLines(Path.Combine(Data!, "lfw", "pairsDevTest.txt"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToArray();
        var same = lines
            .Where(line => line.Length == 3)
            .Take(ofEach)
            .Select(line => $"{Image(line[0], line[1])},{Image(line[0], line[2])},1");
        var different = lines
            .Where(line => line.Length == 4)
            .Take(ofEach)
            .Select(line => $"{Image(line[0], line[1])},{Image(line[2], line[3])},0");
        return ["left,right,same", .. same, .. different];
    }
}
