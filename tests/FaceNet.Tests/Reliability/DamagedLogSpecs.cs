using FaceNet.CrashTests;
using FaceNet.Databases;
using FaceNet.Galleries;
using FaceNet.Tests.Cli;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Reliability;

/// <summary>A gallery whose process was killed leaves a journal: torn at its end, or damaged further up.</summary>
public sealed class DamagedLogSpecs : IDisposable
{
    private const int HeaderSize = 32;
    private const int FrameSize = 24 + PageCheck.PageSize;
    private const int Steps = 8;

    private readonly TestFolder folder = new();
    private readonly byte[] file;
    private readonly byte[] log;

    /// <summary>What the gallery held after each step.</summary>
    private readonly List<IReadOnlyList<string>> contents = [];

    /// <summary>Where the journal ended after each step.</summary>
    private readonly List<int> ends = [];

    public DamagedLogSpecs()
    {
        using var work = new Enrolment().Open(folder.Path);
        for (var step = 0; step < Steps; step++)
        {
            work.Do(step);
            contents.Add(work.Content());
            ends.Add((int)new FileInfo(folder.At("gallery.db-wal")).Length);
        }
        (file, log) = (Read("gallery.db"), Read("gallery.db-wal"));
    }

    private string Left => folder.At("left.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_torn_end_is_no_damage()
    {
        var random = new Random(1);
        for (var length = 0; length <= log.Length; length += random.Next(1, 2 * FrameSize))
        {
            Leave(log[..length]);
            var steps = ends.Count(end => end <= length);
            if (steps > 0)
                Content().ShouldBe(contents[steps - 1], $"{length} bytes");
        }
    }

    [Fact]
    public void A_last_change_of_which_any_part_did_not_reach_the_disk_is_no_damage()
    {
        // The frames of a change reach the disk in any order until its commit.
        for (var place = ends[^2]; place < log.Length; place += FrameSize)
        {
            var torn = log.ToArray();
            torn.AsSpan(place, FrameSize).Clear();
            Leave(torn);

            Content().ShouldBe(contents[^2]);
        }
    }

    [Fact]
    public void What_an_earlier_journal_left_behind_the_end_is_no_damage()
    {
        using (var work = new Enrolment().Open(folder.Path))
        {
            // More pages than a journal takes in before it begins anew from its start.
            for (var step = Steps; step < 160; step++)
                work.Do(step);
            (new FileInfo(folder.At("gallery.db-wal")).Length / FrameSize).ShouldBeGreaterThan(900);
            Leave(Read("gallery.db-wal"), Read("gallery.db"));
            Content().ShouldBe(work.Content());
        }
    }

    [Fact]
    public void What_a_change_that_was_given_up_left_behind_the_end_is_no_damage()
    {
        using var database = Database.Open(folder.At("gallery.db"), GalleryFormat.Current);
        database.Execute("CREATE TABLE large (content BLOB)");
        const string Insert = "INSERT INTO large VALUES (randomblob(50000))";
        Should.Throw<InvalidOperationException>(() =>
            database.Write(() =>
            {
                // More than SQLite keeps in memory, so that most of it is in the journal before it is given up.
                for (var row = 0; row < 100; row++)
                    database.Execute(Insert);
                throw new InvalidOperationException();
            })
        );
        database.Execute(Insert);
        database.Execute(Insert);
        var left = Read("gallery.db-wal");
        left.Length.ShouldBeGreaterThan(2_000_000);
        Leave(left, Read("gallery.db"));

        Content().ShouldBe(contents[^1]);
    }

    [Fact]
    public void Damage_in_the_middle_is_told_with_its_place_and_both_files_are_left_as_they_are()
    {
        var random = new Random(2);
        for (var place = 0; place < ends[^2]; place += place < HeaderSize ? 5 : random.Next(1, 4 * FrameSize))
        {
            var damaged = log.ToArray();
            damaged[place] ^= (byte)(1 << random.Next(8));
            Leave(damaged);

            var told = Should.Throw<GalleryException>(Content, $"byte {place}").Message;

            var frame = place < HeaderSize ? 0 : HeaderSize + ((place - HeaderSize) / FrameSize * FrameSize);
            told.ShouldContain($"left.db-wal, is damaged from byte {frame:N0} on, with ");
            Read("left.db").ShouldBe(file);
            Read("left.db-wal").ShouldBe(damaged);
        }
    }

    [Fact]
    public void A_flipped_bit_is_turned_back_or_what_comes_behind_it_is_said_to_be_lost()
    {
        const int Trials = 14;
        var random = new Random(3);
        var (corrected, lost) = (0, 0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var damaged = log.ToArray();
            var place = trial < 4 ? trial * 8 : random.Next(ends[^2]);
            damaged[place] ^= (byte)(1 << random.Next(8));
            Leave(damaged);

            var mended = GalleryMending.Mend(Left).ShouldNotBeNull();

            var whole = ends.Count(end => end <= place);
            if (mended.Lost.Count == 0)
                Content().ShouldBe(contents[^1]);
            else
            {
                mended.Lost.ShouldBe([
                    $"Changes that were the last before the gallery was left are lost, {Steps - whole} of them: enrol, name and decide what is missing again.",
                ]);
                Content().ShouldBe(contents[whole - 1]);
            }
            corrected += mended.PagesCorrected;
            lost += mended.Lost.Count;
            Read(Path.GetFileName(mended.DamagedCopy) + "-wal").ShouldBe(damaged);
        }
        corrected.ShouldBe(Trials - lost);
        corrected.ShouldBeGreaterThan(Trials / 2);
        lost.ShouldBePositive();
    }

    [Fact]
    public async Task The_commands_say_what_is_wrong_and_what_they_did()
    {
        var damaged = log.ToArray();
        damaged.AsSpan(ends[4] + 100, 50).Clear();
        Leave(damaged);

        var refused = (await CommandResult.OfAsync("people", "--gallery", Left)).ShouldExitWith(2);
        refused.Error.ShouldContain($"is damaged from byte {ends[4]:N0} on, with 3 changes behind it");
        refused.Error.ShouldContain("'facenet mend' turns a flipped bit back");
        var mended = (await CommandResult.OfAsync("mend", "--gallery", Left)).ShouldExitWith(1);
        mended.Output.ShouldStartWith("Changes that were the last before the gallery was left are lost, 3 of them");
        (await CommandResult.OfAsync("people", "--gallery", Left)).ShouldExitWith(0);
        Content().ShouldBe(contents[4]);
    }

    private void Leave(byte[] leftLog, byte[]? leftFile = null)
    {
        File.WriteAllBytes(Left, leftFile ?? file);
        File.WriteAllBytes(Left + "-wal", leftLog);
    }

    private byte[] Read(string name)
    {
        using var stream = new FileStream(folder.At(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private IReadOnlyList<string> Content()
    {
        using var gallery = Gallery.Open(Left);
        return GalleryWork.Content(gallery);
    }
}
