using FaceNet.Scanning;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Scanning;

public sealed class PhotoScannerSpecs : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Photos_come_out_in_the_order_given_whichever_is_done_first()
    {
        using var othersDone = new CountdownEvent(4);
        var reading = new FakeReading
        {
            WhileLooking = path =>
            {
                if (path == "0.jpg")
                    othersDone.Wait(TestContext.Current.CancellationToken);
                else if (!othersDone.IsSet)
                    othersDone.Signal();
            },
        };

        var scanned = await Scan(reading, Names(20), parallel: 2).ToArrayAsync();

        scanned.Select(photo => photo.Path).ShouldBe(Names(20));
        reading.Looked.ToArray()[..5].ShouldContain("4.jpg");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task So_many_photos_are_looked_at_at_once_as_asked_for_and_no_more(int parallel)
    {
        using var together = new CountdownEvent(parallel);
        var reading = new FakeReading
        {
            WhileLooking = _ =>
            {
                if (!together.IsSet)
                    together.Signal();
                together.Wait(TestContext.Current.CancellationToken);
            },
        };

        (await Scan(reading, Names(50), parallel).CountAsync()).ShouldBe(50);

        reading.MostAtOnce.ShouldBe(parallel);
    }

    [Fact]
    public async Task However_many_photos_there_are_only_a_few_are_ahead_of_the_reader()
    {
        const int Parallel = 2;
        // The queue, the photos being looked at, one that waits for room in the queue, and the one given out.
        const int MostAhead = (4 * Parallel) + Parallel + 2;
        var (taken, given) = (0, 0);
        IEnumerable<string> Endless()
        {
            for (; ; )
                yield return $"{taken++}.jpg";
        }
        var reading = new FakeReading();

        await foreach (var _ in Scan(reading, Endless(), Parallel))
        {
            given++;
            // Give the scan all the time it wants to run ahead.
            while (reading.LookingNow > 0 || reading.Looked.Count < given + (4 * Parallel))
                await Task.Delay(1, TestContext.Current.CancellationToken);
            (taken - given).ShouldBeLessThanOrEqualTo(MostAhead);
            if (given == 100)
                break;
        }

        reading.Looked.Count.ShouldBeLessThanOrEqualTo(100 + MostAhead);
    }

    [Fact]
    public async Task Stopping_keeps_what_was_done_and_the_next_run_goes_on_from_there()
    {
        using var stop = new CancellationTokenSource();
        var reading = new FakeReading();
        var given = new List<string>();
        using (var cache = FaceCache.Open(folder.At("faces.db")))
        {
            var scan = Scan(reading, Names(100), parallel: 2, cache).WithCancellation(stop.Token);
            await Should.ThrowAsync<OperationCanceledException>(async () =>
            {
                await foreach (var photo in scan)
                {
                    given.Add(photo.Path);
                    if (given.Count == 10)
                        await stop.CancelAsync();
                }
            });
            reading.LookingNow.ShouldBe(0);
        }
        var done = reading.Looked.ToArray();
        done.Length.ShouldBeInRange(10, 30);

        using var again = FaceCache.Open(folder.At("faces.db"));
        (await Scan(reading, Names(100), parallel: 2, again).CountAsync()).ShouldBe(100);

        reading.Looked.Order().ShouldBe(Names(100).Order());
    }

    [Fact]
    public async Task A_scan_that_is_stopped_before_it_starts_looks_at_nothing()
    {
        var reading = new FakeReading();
        var scan = Scan(reading, Names(3), parallel: 2).WithCancellation(new CancellationToken(canceled: true));

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in scan) { }
        });

        reading.Looked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_breaks_off_leaves_nothing_running()
    {
        var reading = new FakeReading();

        await foreach (var _ in Scan(reading, Names(1000), parallel: 2))
            break;

        reading.LookingNow.ShouldBe(0);
        var looked = reading.Looked.Count;
        await Task.Delay(20, TestContext.Current.CancellationToken);
        reading.Looked.Count.ShouldBe(looked);
    }

    [Fact]
    public async Task A_second_scan_looks_at_nothing_and_gives_the_same()
    {
        using var cache = FaceCache.Open(folder.At("faces.db"));
        var first = await Scan(new FakeReading(), Names(30), parallel: 2, cache).ToArrayAsync();
        var blind = new FakeReading { WhileLooking = path => throw new InvalidOperationException(path) };

        var second = await Scan(blind, Names(30), parallel: 2, cache).ToArrayAsync();

        foreach (var (known, fresh) in second.Zip(first))
            known.ShouldBeTheSameAs(fresh);
        second.Select(photo => photo.Path).ShouldBe(Names(30));
    }

    [Fact]
    public async Task The_same_photo_in_two_places_is_looked_at_once()
    {
        using var cache = FaceCache.Open(folder.At("faces.db"));
        var reading = new FakeReading();

        var scanned = await Scan(reading, ["a/1.jpg", "b/1.jpg"], parallel: 1, cache).ToArrayAsync();

        reading.Looked.ShouldBe(["a/1.jpg"]);
        scanned.Select(photo => photo.Path).ShouldBe(["a/1.jpg", "b/1.jpg"]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_given_out_with_the_reason_and_the_rest_goes_on()
    {
        using var cache = FaceCache.Open(folder.At("faces.db"));
        var files = new FakeReading();
        var reading = new FakeReading
        {
            Read = path =>
                path.EndsWith("1.jpg") ? throw new PhotoException("There is no such file.") : files.Read(path),
        };

        var scanned = await Scan(reading, Names(4), parallel: 2, cache).ToArrayAsync();

        scanned[1].UnreadableReason.ShouldBe("There is no such file.");
        scanned.Count(photo => photo.Faces.Count == 1).ShouldBe(3);
        // It may come back: only what is in a file is remembered.
        (await Scan(files, Names(4), parallel: 2, cache).AllAsync(photo => photo.Faces.Count == 1)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_bug_is_not_taken_for_a_bad_photo()
    {
        var reading = new FakeReading
        {
            WhileLooking = path =>
            {
                if (path == "7.jpg")
                    throw new InvalidOperationException("a bug");
            },
        };

        var scan = async () => await Scan(reading, Names(100), parallel: 2).CountAsync();

        (await Should.ThrowAsync<InvalidOperationException>(scan)).Message.ShouldBe("a bug");
        reading.LookingNow.ShouldBe(0);
    }

    [Fact]
    public async Task No_photos_give_nothing() =>
        (await Scan(new FakeReading(), [], parallel: 2).CountAsync()).ShouldBe(0);

    [Fact]
    public void Fewer_than_one_photo_at_once_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new PhotoScanner(new FakeReading().Reading, null, 0));

    private IAsyncEnumerable<ScannedPhoto> Scan(
        FakeReading reading,
        IEnumerable<string> paths,
        int parallel,
        FaceCache? cache = null
    ) => new PhotoScanner(reading.Reading, cache, parallel).ScanAsync(folder.Path, paths);

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(number => $"{number}.jpg")];
}
