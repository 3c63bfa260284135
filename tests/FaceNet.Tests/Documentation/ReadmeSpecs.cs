using System.Text.Json.Nodes;
using FaceNet.Cli.Commands;
using FaceNet.Organizing;

namespace FaceNet.Tests.Documentation;

public sealed class ReadmeSpecs
{
    [Fact]
    public void Every_command_of_the_README_is_understood()
    {
        string[] commands =
        [
            .. ReadmeText
                .Blocks("sh")
                .SelectMany(block => block)
                .Select(line => line.Split(" #")[0].Trim())
                .Select(line => line.Replace("dotnet run -c Release --project src/FaceNet.Cli -- ", "facenet "))
                .Where(line => line.StartsWith("facenet ")),
        ];

        commands.Length.ShouldBeGreaterThan(10);
        foreach (var command in commands)
            new FaceNetCommand()
                .Parse(command["facenet ".Length..])
                .Errors.Select(error => error.Message)
                .ShouldBeEmpty(command);
    }

    [Fact]
    public void A_fresh_machine_needs_two_commands()
    {
        ReadmeText.Blocks("sh").Count(block => block is [['d', 'o', 't', 'n', 'e', 't', ..]]).ShouldBe(2);
        ReadmeText.Blocks("sh")[1].ShouldBe(["dotnet test"]);
    }

    [Fact]
    public void The_people_json_of_the_README_is_written_like_that()
    {
        FaceInPhoto Face(string photo, BoundingBox box, float score, float quality) =>
            new(photo, 0, box, score, new FaceQuality(quality, 1, 1, quality, []));
        var lake = Face("2019/lake.jpg", new(835.1f, 456.8f, 193, 211.8f), 0.998f, 0.963f);
        var cake = Face("2024/cake.jpg", new(277.1f, 229.8f, 136.2f, 229.2f), 1, 0.881f);
        var photos = new OrganizedPhotos
        {
            PhotoCount = 5,
            People = [new Person("person-620cd594b7f1", lake, [lake, cake])],
            Alone = [Face("2024/crowd.jpg", new(12, -3.5f, 31, 40), 0.94f, 0.12f)],
            WithoutFace = ["2024/garden.jpg"],
            Unreadable = [new("2024/IMG_0815.jpg", "The file is cut short: the end of the picture is missing.")],
        };
        using var written = new MemoryStream();
        PeopleJson.Write(written, photos);

        var readme = string.Join('\n', ReadmeText.Blocks("json").ShouldHaveSingleItem());
        JsonNode.DeepEquals(JsonNode.Parse(readme), JsonNode.Parse(written.ToArray())).ShouldBeTrue();
    }

    public static TheoryData<string> Pages =>
        [
            .. Directory
                .EnumerateFiles(Repository.Root, "*.md")
                .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
                .Select(path => Path.GetRelativePath(Repository.Root, path)),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        var targets = Repository.Read(page).Split("](").Skip(1).Select(rest => rest.Split(')', '#')[0]);

        targets
            .Where(target => target.Length > 0 && !target.Contains("://"))
            .Where(target => !Path.Exists(Path.Combine(folder, target)))
            .ShouldBeEmpty();
    }
}
