using System.Diagnostics;
using FaceNet.Organizing;
using FaceNet.Pages;
using FaceNet.Scanning;

namespace FaceNet.Benchmarks.Memory;

/// <summary>All that <c>facenet organize</c> does with a folder, and what it took at most.</summary>
internal static class OrganizedFolder
{
    public static async Task RunAsync(string folder)
    {
        var start = Stopwatch.GetTimestamp();
        var people = await OrganizeAsync(folder);
        Console.WriteLine(
            $"| {people.PhotoCount} | {people.FaceCount} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} | "
                + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} |"
        );
    }

    private static async Task<OrganizedPhotos> OrganizeAsync(string folder)
    {
        var output = Directory.CreateDirectory(Path.Combine(folder, ".people")).FullName;
        using var recognizer = await FaceRecognizer.LoadAsync();
        using var cache = FaceCache.Open(Path.Combine(output, "faces.db"));
        using var thumbnails = new ThumbnailSpool(output);
        var grouper = new PeopleGrouper(new GroupingOptions { MeanSquaredDistance = recognizer.GroupingDistance });
        await foreach (var photo in new PhotoScanner(recognizer, cache).ScanAsync(folder, PhotoFiles.Find(folder)))
        {
            grouper.Add(photo);
            thumbnails.Add(photo);
        }
        var people = grouper.Group();
        var options = new PeoplePageOptions { PhotoFolder = folder, Thumbnails = thumbnails.Find };
        new PeoplePage(options, TimeProvider.System).WriteFile(Path.Combine(output, "index.html"), people);
        PeopleJson.WriteFile(Path.Combine(output, "people.json"), people);
        return people;
    }
}
