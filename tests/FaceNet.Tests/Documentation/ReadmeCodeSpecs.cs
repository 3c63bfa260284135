using FaceNet.Models;

namespace FaceNet.Tests.Documentation;

/// <summary>The README's lines of C# are compiled and run here, letter for letter.</summary>
[Collection(nameof(ProcessState))]
public sealed class ReadmeCodeSpecs
{
    private const string ThisFile = "tests/FaceNet.Tests/Documentation/ReadmeCodeSpecs.cs";

    private static async Task RunAsync()
    {
        // The README's lines:
        using var recognizer = await FaceRecognizer.LoadAsync();
        var anchor = recognizer.FindMainFace("anna.jpg")!;
        var probe = recognizer.FindMainFace("who.jpg")!;
        Console.WriteLine(recognizer.Verify(anchor, probe).Same);
    }

    [Fact]
    public void The_lines_of_the_README_are_the_ones_that_run_here()
    {
        var here = Repository.Read(ThisFile).Split("// The README's lines:\n")[1].Split("    }\n")[0];

        string[] lines = ["using FaceNet;", .. here.TrimEnd().Split('\n').Select(line => line.Trim())];

        ReadmeText.Blocks("csharp")[0].ShouldBe(lines);
    }

    [Fact]
    public void The_recognizer_documents_itself_with_the_same_lines() =>
        Repository
            .Read("src/FaceNet/FaceRecognizer.cs")
            .Replace("/// ", "")
            .ShouldContain(string.Join('\n', ReadmeText.Blocks("csharp")[0][1..]));

    [Theory]
    [InlineData("sample1.jpg", "True")]
    [InlineData("sample2.jpg", "False")]
    public async Task The_lines_of_the_README_say_who_is_who(string who, string answer)
    {
        var samples = await ModelStore.Default.GetSamplePhotosAsync();
        var folder = Directory.CreateTempSubdirectory("facenet-readme-").FullName;
        File.Copy(Path.Combine(samples, "sample1.jpg"), Path.Combine(folder, "anna.jpg"));
        File.Copy(Path.Combine(samples, who), Path.Combine(folder, "who.jpg"));
        var (output, place) = (Console.Out, Environment.CurrentDirectory);
        using var written = new StringWriter();
        try
        {
            Environment.CurrentDirectory = folder;
            Console.SetOut(written);
            await RunAsync();
        }
        finally
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = place;
            Directory.Delete(folder, recursive: true);
        }

        written.ToString().Trim().ShouldBe(answer);
    }
}
