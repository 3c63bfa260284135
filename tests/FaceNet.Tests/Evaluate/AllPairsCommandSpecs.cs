using FaceNet.Tests.Cli;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Evaluate;

public sealed class AllPairsCommandSpecs(DemoPhotos demo) : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

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
}
