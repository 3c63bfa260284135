using FaceNet.Galleries;
using FaceNet.Models;
using FaceNet.Recognition;
using FaceNet.Tests.Cli;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Documentation;

/// <summary>The README's lines on naming faces are compiled and run here, letter for letter.</summary>
[Collection(nameof(ProcessState))]
public sealed class ReadmeGallerySpecs(DemoPhotos demo)
{
    private const string ThisFile = "tests/FaceNet.Tests/Documentation/ReadmeGallerySpecs.cs";

    private static void Run(FaceRecognizer recognizer)
    {
        // The README's lines:
        using var gallery = Gallery.Open("family.db");
        using var people = new PersonRecognizer(recognizer, gallery);
        people.Enroll("Anna", "anna.jpg");
        foreach (var face in people.Identify("party.jpg"))
            Console.WriteLine(face.Name ?? "somebody else");
    }

    [Fact]
    public void The_lines_of_the_README_are_the_ones_that_run_here()
    {
        var here = Repository.Read(ThisFile).Split("// The README's lines:\n")[1].Split("    }\n")[0];
        string[] lines = [.. here.TrimEnd().Split('\n').Select(line => line[8..])];

        ReadmeText.Blocks("csharp")[1].ShouldBe(lines);
        Repository
            .Read("src/FaceNet/Recognition/PersonRecognizer.cs")
            .Replace("/// ", "")
            .ShouldContain(string.Join('\n', lines));
    }

    [Fact]
    public async Task The_lines_of_the_README_name_who_was_enrolled_and_nobody_else()
    {
        using var folder = new TestFolder();
        File.Copy((await demo.PortraitsAsync()).AnnaMirrored, folder.At("anna.jpg"));
        File.Copy(Path.Combine(await ModelStore.Default.GetSamplePhotosAsync(), "sample1.jpg"), folder.At("party.jpg"));
        var recognizer = await demo.RecognizerAsync();
        var (output, place) = (Console.Out, Environment.CurrentDirectory);
        using var written = new StringWriter();
        try
        {
            Environment.CurrentDirectory = folder.Path;
            Console.SetOut(written);
            Run(recognizer);
        }
        finally
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = place;
        }

        var names = written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        names.Length.ShouldBeGreaterThan(1);
        names.Count(name => name == "Anna").ShouldBe(1);
        names.Count(name => name == "somebody else").ShouldBe(names.Length - 1);
    }
}
