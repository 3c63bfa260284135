using FaceNet.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class GalleryKillSpecs : IDisposable
{
    private const int Photos = 60;

    private readonly TestFolder photos = new();
    private readonly TestFolder results = new();

    public void Dispose()
    {
        photos.Dispose();
        results.Dispose();
    }

    [Fact]
    public async Task No_face_that_was_told_to_be_enrolled_is_lost_whenever_the_process_is_killed()
    {
        await DemoPhotos.FillAsync(photos.Path, Photos);
        var moments = new Random(20240501);
        var told = new HashSet<string>();
        using (var run = LiveProcess.Start(Enroll))
        {
            // Killed between two lines, or while the next face is on its way; more moments in Reliability/KillSpecs.cs.
            for (var lines = moments.Next(2, 9); lines > 0 && await run.LineAsync() is { } line; lines--)
                Note(line, told);
            await Task.Delay(moments.Next(0, 30), TestContext.Current.CancellationToken);
            foreach (var line in await run.KillAsync())
                Note(line, told);
        }
        Enrolled().ShouldBeSupersetOf(told);
        told.Count.ShouldBeGreaterThan(0);
        told.Count.ShouldBeLessThan(Photos);

        (await FacenetProcess.RunAsync([], Enroll)).ShouldExitWith(0);

        Enrolled().Count.ShouldBe(Photos);
    }

    private string[] Enroll =>
        [
            "enroll",
            "Anna",
            photos.Path,
            "--gallery",
            results.At("gallery.db"),
            "--cache",
            results.At("faces.db"),
            "--model",
            "mobilefacenet",
        ];

    private static void Note(string line, HashSet<string> told)
    {
        if (line.StartsWith("Anna: enrolled "))
            told.Add(line["Anna: enrolled ".Length..]).ShouldBeTrue(line);
    }

    /// <summary>The photos in the gallery; opening it checks the file as a whole.</summary>
    private HashSet<string> Enrolled()
    {
        using var gallery = Gallery.Open(results.At("gallery.db"));
        var paths = gallery.Faces().Select(face => face.Photo.Path).ToArray();
        paths.Distinct().Count().ShouldBe(paths.Length);
        return [.. paths];
    }
}

file static class SetAssertions
{
    public static void ShouldBeSupersetOf(this HashSet<string> actual, HashSet<string> expected) =>
        expected.Except(actual).ShouldBeEmpty();
}
