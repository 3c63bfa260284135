using System.Diagnostics;
using FaceNet.Organizing;
using FaceNet.Pages;
using FaceNet.Scanning;

namespace FaceNet.Benchmarks.Memory;

/// <summary>All that <c>facenet organize</c> does with photos, and what it took at most.</summary>
/// <param name="folder">Where the photos are.</param>
/// <param name="output">Where cache and page go.</param>
/// <param name="groupingDistance">Mean squared distance up to which two groups are one person.</param>
internal sealed class OrganizedFolder(string folder, string output, float groupingDistance)
{
    /// <summary>Told of each stage that is done.</summary>
    public Action<string> Done { get; init; } = _ => { };

    /// <summary>A folder of photos.</summary>
    public static async Task RunAsync(string folder)
    {
        var start = Stopwatch.GetTimestamp();
        var output = Directory.CreateDirectory(Path.Combine(folder, ".people")).FullName;
        using var recognizer = await FaceRecognizer.LoadAsync();
        var organized = new OrganizedFolder(folder, output, recognizer.GroupingDistance);
        var people = await organized.OrganizeAsync(
            cache => new PhotoScanner(recognizer, cache),
            PhotoFiles.Find(folder)
        );
        Console.WriteLine(
            $"| {people.PhotoCount} | {people.FaceCount} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} | "
                + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} |"
        );
    }

    public async Task<OrganizedPhotos> OrganizeAsync(Func<FaceCache, PhotoScanner> scanner, IReadOnlyList<string> paths)
    {
        using var cache = FaceCache.Open(Path.Combine(output, "faces.db"));
        using var thumbnails = new ThumbnailSpool(output);
        var grouper = new PeopleGrouper(new GroupingOptions { MeanSquaredDistance = groupingDistance });
        Done("start");
        await foreach (var photo in scanner(cache).ScanAsync(folder, paths))
        {
            grouper.Add(photo);
            thumbnails.Add(photo);
        }
        Done("scanned");
        var people = grouper.Group();
        Done("grouped");
        var options = new PeoplePageOptions { PhotoFolder = folder, Thumbnails = thumbnails.Find };
        new PeoplePage(options, TimeProvider.System).WriteFile(Path.Combine(output, "index.html"), people);
        PeopleJson.WriteFile(Path.Combine(output, "people.json"), people);
        Done("written");
        return people;
    }
}
