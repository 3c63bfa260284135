using System.CommandLine;
using System.Text.Json;
using FaceNet.Models;
using FaceNet.Training.Cli;
using FaceNet.Training.Cli.Data;
using FaceNet.Training.Data;

namespace FaceNet.Training.Tests.Data;

public sealed class DataCommandTests : IDisposable
{
    private readonly DrawnPeople people = new();

    public static TheoryData<string> Examples =>
        [.. Commands().SelectMany(command => ExamplesOf(command.Description!)).Distinct()];

    [Fact]
    public void Each_command_shows_two_examples() =>
        Commands().ShouldAllBe(command => ExamplesOf(command.Description!).Count() >= 2);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_are_understood(string example) =>
        Root().Parse(example["facenet-train ".Length..]).Errors.ShouldBeEmpty();

    [Fact]
    public void Counting_opens_no_picture()
    {
        people.Write("a/1.jpg", "no picture");
        people.Write("a/2.jpg", "no picture");
        people.Write("b/1.jpg", "no picture");

        var (code, output, _) = Run("check", people.Folder, "--counts");

        code.ShouldBe(0);
        output.ShouldContain("people with at least 2 pictures");
        output.Split('\n')[0].ShouldMatch("^people +2$");
    }

    [Fact]
    public void Counts_are_to_be_had_as_json()
    {
        people.Write("a/1.jpg", "");

        var (_, output, _) = Run("check", people.Folder, "--counts", "--json");

        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("images").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("withTwo").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void Lines_of_a_list_that_name_nothing_are_spoken_of()
    {
        people.Write("a/1.jpg", "");
        File.WriteAllText(people.Beside("out.txt"), "gone.jpg\n");

        var (code, _, error) = Run("check", people.Folder, "--counts", "--exclude", people.Beside("out.txt"));

        code.ShouldBe(0);
        error.ShouldContain("name no picture or person of this data: gone.jpg.");
    }

    [Fact]
    public void No_data_is_an_error_in_a_sentence()
    {
        var (code, output, error) = Run("check", people.Beside("gone"), "--counts");

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith("There is no data at");
    }

    [Fact]
    public void An_unknown_network_is_an_error_that_names_the_known()
    {
        people.Write("a/1.jpg", "");

        var (code, _, error) = Run("crops", people.Folder, "--network", "NN9", "-o", people.Beside("crops.bin"));

        code.ShouldBe(2);
        error.ShouldContain("NNS2");
    }

    // Two of the demo photos as two people, one of them twice: real detector, real judge.
    [Fact]
    public async Task A_copy_is_found_and_written_down_and_the_pictures_stay()
    {
        var samples = await ModelStore.Default.GetSamplePhotosAsync();
        Copy(Path.Combine(samples, "sample1.jpg"), "anna/1.jpg");
        Copy(Path.Combine(samples, "sample1.jpg"), "anna/2.jpg");
        Copy(Path.Combine(samples, "sample5.jpg"), "ben/1.jpg");
        var (list, crops) = (people.Beside("exclude.txt"), people.Beside("crops.bin"));

        var (made, summary, _) = Run("crops", people.Folder, "--network", "NNS2", "-o", crops, "--json");
        var (code, output, _) = Run("clean", people.Folder, "-o", list, "--crops", crops, "--json");

        (made, code).ShouldBe((0, 0));
        using var cut = JsonDocument.Parse(summary);
        cut.RootElement.GetProperty("images").GetInt32().ShouldBe(3);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("excluded")[0].GetProperty("name").GetString().ShouldBe("anna/2.jpg");
        people.Read(new() { ExcludeFile = list }).Images.ShouldBe([new("anna/1.jpg", 0), new("ben/1.jpg", 1)]);
        Directory.GetFiles(Path.Combine(people.Folder, "anna")).Length.ShouldBe(2);
        using var kept = CropCache.Open(crops);
        kept.InputSize.ShouldBe(new PixelSize(116, 140));
    }

    [Fact]
    public async Task The_crops_of_a_network_of_another_size_are_not_replaced()
    {
        people.Draw("a/1.png", 1);
        (await people.BuildAsync(people.Options)).Dispose();
        var before = File.ReadAllBytes(people.Options.File);

        var (code, _, error) = Run("crops", people.Folder, "--network", "NNS2", "-o", people.Options.File);

        code.ShouldBe(2);
        error.ShouldContain("holds crops for a network of 72×60 pixels, and this one takes 140×116");
        File.ReadAllBytes(people.Options.File).ShouldBe(before);
    }

    public void Dispose() => people.Dispose();

    private static Command[] Commands() => [new CheckCommand(), new CleanCommand(), new CropsCommand()];

    private static RootCommand Root() => [.. Commands()];

    private static IEnumerable<string> ExamplesOf(string description) =>
        description.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("facenet-train "));

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = CommandRunner.RunAsync(Root(), args, error, output).GetAwaiter().GetResult();
        return (code, output.ToString(), error.ToString());
    }

    private void Copy(string file, string path)
    {
        var target = Path.Combine(people.Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
    }
}
