using FaceNet.Scanning;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Scanning;

public sealed class PhotoArrivalsSpecs : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Photos_that_come_later_are_given_out_and_other_files_are_not()
    {
        folder.Write("old.jpg", "was there before");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var arrivals = new PhotoArrivals(folder.Path, TimeProvider.System)
            .WatchAsync(stop.Token)
            .GetAsyncEnumerator(stop.Token);
        folder.Write("notes.txt", "no photo");
        folder.Write(".hidden.jpg", "hidden");
        folder.Write("deep/er/new.jpg", "new");
        (await arrivals.MoveNextAsync()).ShouldBeTrue();
        arrivals.Current.ShouldBe("deep/er/new.jpg");

        var second = arrivals.MoveNextAsync();
        folder.Write("old.jpg", "is another photo now");
        (await second).ShouldBeTrue();
        arrivals.Current.ShouldBe("old.jpg");

        var none = arrivals.MoveNextAsync();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await none);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused() =>
        Should
            .Throw<DirectoryNotFoundException>(() => new PhotoArrivals(folder.At("none"), TimeProvider.System))
            .Message.ShouldContain("does not exist");
}
