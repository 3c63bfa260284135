using FaceNet.CrashTests;
using FaceNet.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Reliability;

public sealed class TwoProcessSpecs : IDisposable
{
    private const int Steps = 40;

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Two_processes_that_enrol_into_one_gallery_lose_nothing_and_make_nobody_twice()
    {
        using var one = Start(0, Steps);
        using var other = Start(Steps, 2 * Steps);

        foreach (var life in await Task.WhenAll(End(one), End(other)))
            life.HasFailed.ShouldBeFalse(life.Error);

        var (faces, people) = Read();
        faces.ShouldBe(Enumerable.Range(0, 2 * Steps).Select(Photo), ignoreOrder: true);
        people.ShouldBe(Enumerable.Range(0, 7).Select(name => $"Name {name}"), ignoreOrder: true);
    }

    [Fact]
    public async Task One_of_two_processes_goes_on_when_the_other_is_killed_and_what_either_acknowledged_is_there()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var one = Start(0, int.MaxValue);
        using var other = Start(1_000_000, 1_000_000 + Steps);
        await one.ReachAsync(5, cancellation);

        var killed = await one.KillAsync(TimeSpan.FromMilliseconds(3), cancellation);
        var ended = await End(other);

        ended.HasFailed.ShouldBeFalse(ended.Error);
        killed.WasKilled.ShouldBeTrue(killed.Error);
        var (faces, _) = Read();
        Enumerable
            .Range(0, killed.Done)
            .Concat(Enumerable.Range(1_000_000, Steps))
            .Select(Photo)
            .Where(photo => !faces.Contains(photo))
            .ShouldBeEmpty();
    }

    private WorkerProcess Start(int first, int last) =>
        WorkerProcess.Start(new Enrolment(), folder.Path, first, last, new StepTimes(cycle: 1));

    private static Task<Life> End(WorkerProcess worker) => worker.EndAsync(TestContext.Current.CancellationToken);

    private static string Photo(int step) => $"2024/{step}.jpg";

    private (IReadOnlySet<string> Faces, IEnumerable<string> People) Read()
    {
        using var gallery = Gallery.Open(folder.At("gallery.db"));
        return (
            gallery.Faces().Select(face => face.Photo.Path).ToHashSet(),
            [.. gallery.People.Select(person => person.Name)]
        );
    }
}
