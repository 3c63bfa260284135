using FaceNet.Galleries;
using FaceNet.Tests.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class ClusterKillSpecs : IDisposable
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
    public async Task No_face_that_is_in_the_gallery_is_lost_whenever_the_process_is_killed_and_the_people_are_the_same()
    {
        await DemoPhotos.FillAsync(photos.Path, Photos);
        var moments = new Random(20240501);
        using (var run = FacenetProcess.Start(Cluster("killed.db")))
        {
            // Killed after something was written; many moments are tried in Reliability/KillSpecs.cs.
            while (!run.HasEnded && Faces() == 0)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            await Task.Delay(moments.Next(0, 200), TestContext.Current.CancellationToken);
            var written = Faces();
            run.Kill();
            await run.EndAsync();
            Faces().ShouldBeGreaterThanOrEqualTo(written);
            written.ShouldBePositive();
        }

        (await FacenetProcess.RunAsync([], Cluster("killed.db"))).ShouldExitWith(0);
        (await FacenetProcess.RunAsync([], Cluster("whole.db"))).ShouldExitWith(0);

        var people = People("whole.db");
        people.Length.ShouldBeGreaterThan(1);
        People("killed.db").ShouldBe(people);
    }

    [Fact]
    public async Task Who_stops_a_run_keeps_the_faces_that_were_found()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such signal.");
        await DemoPhotos.FillAsync(photos.Path, Photos);
        using var run = FacenetProcess.Start(Cluster("killed.db"));
        while (!run.HasEnded && Faces() == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        run.Interrupt();

        var stopped = await run.EndAsync();

        // It may have been over already.
        stopped.ExitCode.ShouldBeOneOf(0, 2);
        if (stopped.ExitCode == 2)
            stopped.Error.ShouldContain(
                "stopped. Faces already taken into the gallery stay. Photos already looked at are remembered"
            );
        Faces().ShouldBeGreaterThan(0);
    }

    private string[] Cluster(string gallery) =>
        [
            "cluster",
            photos.Path,
            "--gallery",
            results.At(gallery),
            "--cache",
            results.At("faces.db"),
            "--model",
            "mobilefacenet",
        ];

    private int Faces()
    {
        if (!File.Exists(results.At("killed.db")))
            return 0;
        using var gallery = Gallery.Open(results.At("killed.db"));
        return gallery.Faces().Count;
    }

    private string[] People(string name)
    {
        using var gallery = Gallery.Open(results.At(name));
        return GalleryText.Of(gallery);
    }
}
