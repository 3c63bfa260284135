using FaceNet.Tests.Organizing;
using Microsoft.Data.Sqlite;

namespace FaceNet.Tests.Cli;

public sealed class InterruptionSpecs : IDisposable
{
    private const int Count = 50;
    private const int EnoughDone = 4;

    private readonly TestFolder photos = new();
    private readonly TestFolder people = new();

    private string Cache => people.At("faces.db");

    public void Dispose()
    {
        photos.Dispose();
        people.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_that_was_stopped_in_the_middle_goes_on_where_it_was(bool politely)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals.");
        await DemoPhotos.FillAsync(photos.Path, Count);
        people.Write("out/people.json", "old");

        var stopped = await StopInTheMiddle(Command, politely);

        var done = Remembered();
        done.Count.ShouldBeInRange(EnoughDone, Count - 1);
        (await File.ReadAllTextAsync(people.At("out/people.json"))).ShouldBe("old");
        File.Exists(people.At("out/index.html")).ShouldBeFalse();
        if (politely)
        {
            stopped.ShouldExitWith(2);
            stopped.Error.ShouldEndWith(
                $"facenet: stopped. Photos already looked at are remembered: the same command goes on from there.{Environment.NewLine}"
            );
        }

        var finished = await FacenetProcess.RunAsync([], Command);

        finished.ShouldExitWith(0).Output.ShouldStartWith($"{Count} photos, ");
        // A photo that is looked at again is kept again, under a new number.
        var after = Remembered();
        after.Count.ShouldBe(Count);
        done.ShouldAllBe(row => after[row.Key] == row.Value);
        Directory.GetFileSystemEntries(people.At("out")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Who_is_enrolled_when_a_run_is_stopped_stays_and_that_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals.");
        await DemoPhotos.FillAsync(photos.Path, Count);
        string[] place = ["--gallery", people.At("gallery.db")];

        var stopped = await StopInTheMiddle([
            "enroll",
            "Anna",
            photos.Path,
            .. place,
            "--model",
            "mobilefacenet",
            "--cache",
            Cache,
        ]);

        stopped
            .ShouldExitWith(2)
            .Error.ShouldEndWith(
                $"facenet: stopped. What is enrolled stays. Photos already looked at are remembered: the same command goes on from there.{Environment.NewLine}"
            );
        (await CommandResult.OfAsync(["people", .. place])).ShouldExitWith(0).Output.ShouldStartWith("Anna: ");
    }

    [Fact]
    public async Task Two_runs_at_once_share_a_cache()
    {
        await DemoPhotos.FillAsync(photos.Path, 12);
        string[] detect = ["detect", photos.Path, "--json", "--model", "mobilefacenet", "--cache", Cache];

        var both = await Task.WhenAll(FacenetProcess.RunAsync([], detect), FacenetProcess.RunAsync([], detect));

        both[0].ShouldExitWith(0).Output.ShouldBe(both[1].ShouldExitWith(0).Output);
        Remembered().Count.ShouldBe(12);
    }

    private string[] Command =>
        ["organize", photos.Path, "--out", people.At("out"), "--model", "mobilefacenet", "--cache", Cache];

    private async Task<CommandResult> StopInTheMiddle(string[] command, bool politely = true)
    {
        using var run = FacenetProcess.Start(command);
        while (!run.HasEnded && Remembered().Count < EnoughDone)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        if (politely)
            run.Interrupt();
        else
            run.Kill();
        return await run.EndAsync();
    }

    /// <summary>The photos in the cache, by content, with the number under which SQLite keeps them.</summary>
    private Dictionary<string, long> Remembered()
    {
        var rows = new Dictionary<string, long>();
        if (!File.Exists(Cache))
            return rows;
        try
        {
            using var connection = new SqliteConnection($"Data Source={Cache};Mode=ReadOnly;Pooling=false");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT hex(content), rowid FROM photo";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(reader.GetString(0), reader.GetInt64(1));
        }
        catch (SqliteException)
        {
            // It is being made.
        }
        return rows;
    }
}
