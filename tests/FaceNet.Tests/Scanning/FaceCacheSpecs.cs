using System.Buffers.Binary;
using System.Security.Cryptography;
using CsCheck;
using FaceNet.Scanning;
using FaceNet.Tests.Organizing;
using Microsoft.Data.Sqlite;

namespace FaceNet.Tests.Scanning;

public sealed class FaceCacheSpecs : IDisposable
{
    private const string Pipeline = "models and settings";

    private readonly TestFolder folder = new();

    private string File => folder.At("faces.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_kept_comes_back_to_the_last_bit_in_this_process_and_the_next()
    {
        var photos = RandomScan.Any.Array[20].Single();
        using (var cache = FaceCache.Open(File))
        {
            foreach (var (index, photo) in photos.Index())
                cache.Add(Content(index), Pipeline, photo);
            ShouldKnow(cache, photos);
        }
        using var next = FaceCache.Open(File);
        ShouldKnow(next, photos);
    }

    [Fact]
    public void A_photo_that_was_moved_is_known_by_its_new_path()
    {
        using var cache = FaceCache.Open(File);
        cache.Add(Content(1), Pipeline, Scans.Photo("old.jpg", Scans.Face(1)));

        cache.Find(Content(1), Pipeline, "new/name.jpg").ShouldNotBeNull().Path.ShouldBe("new/name.jpg");
    }

    [Fact]
    public void Another_content_or_other_models_are_a_miss()
    {
        using var cache = FaceCache.Open(File);
        cache.Add(Content(1), Pipeline, Scans.Photo("a.jpg"));

        cache.Find(Content(2), Pipeline, "a.jpg").ShouldBeNull();
        cache.Find(Content(1), "other models", "a.jpg").ShouldBeNull();
        cache.Find(Content(1), Pipeline, "a.jpg").ShouldNotBeNull();
    }

    [Fact]
    public void What_is_kept_again_replaces_what_was_kept()
    {
        using var cache = FaceCache.Open(File);
        cache.Add(Content(1), Pipeline, Scans.Photo("a.jpg", Scans.Face(1)));
        cache.Add(Content(1), Pipeline, Scans.Photo("a.jpg", Scans.Face(1), Scans.Face(2)));

        cache.Find(Content(1), Pipeline, "a.jpg").ShouldNotBeNull().Faces.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Several_caches_on_one_file_find_what_the_others_keep_at_the_same_time()
    {
        FaceCache[] caches = [FaceCache.Open(File), FaceCache.Open(File)];
        var photos = RandomScan.Any.Array[80].Single();

        // Four writers, two on each connection, and each reads what it wrote through the other.
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(writer =>
                    Task.Run(() =>
                    {
                        for (var index = writer; index < photos.Length; index += 4)
                        {
                            caches[writer % 2].Add(Content(index), Pipeline, photos[index]);
                            caches[(writer + 1) % 2]
                                .Find(Content(index), Pipeline, "a.jpg")
                                .ShouldBeTheSameAs(photos[index]);
                        }
                    })
                )
        );

        foreach (var cache in caches)
        {
            ShouldKnow(cache, photos);
            cache.Dispose();
        }
    }

    [Fact]
    public async Task Many_can_make_the_same_file_at_once()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FaceCache.Open(File))));

        opened[0].Add(Content(1), Pipeline, Scans.Photo("a.jpg"));
        foreach (var cache in opened)
        {
            cache.Find(Content(1), Pipeline, "a.jpg").ShouldNotBeNull();
            cache.Dispose();
        }
    }

    [Fact]
    public void Only_its_owner_may_read_the_file_and_those_beside_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows keeps the user's folders from others by itself.");
            return;
        }
        using var cache = FaceCache.Open(File);
        cache.Add(Content(1), Pipeline, Scans.Photo("a.jpg", Scans.Face(1)));

        var files = Directory.GetFiles(folder.Path);
        files.ShouldContain(File + "-wal");
        foreach (var file in files)
            System.IO.File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Theory]
    [InlineData("substr(record, 1, 10)")]
    [InlineData("substr(record, 1, length(record) - 1)")]
    [InlineData("x''")]
    [InlineData("'text'")]
    [InlineData("zeroblob(length(record))")]
    public void A_damaged_record_is_a_miss_and_can_be_kept_anew(string damage)
    {
        using var cache = FaceCache.Open(File);
        cache.Add(Content(1), Pipeline, Scans.Photo("a.jpg", Scans.Face(1)));
        Execute($"UPDATE photo SET record = {damage}");

        cache.Find(Content(1), Pipeline, "a.jpg").ShouldBeNull();

        cache.Add(Content(1), Pipeline, Scans.Photo("a.jpg", Scans.Face(1)));
        cache.Find(Content(1), Pipeline, "a.jpg").ShouldNotBeNull();
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        using (var cache = FaceCache.Open(File))
            cache.Add(Content(1), Pipeline, Scans.Photo("a.jpg"));
        Execute("PRAGMA user_version = 2");
        var before = System.IO.File.ReadAllBytes(File);

        Refusal().ShouldContain("newer version of this program (format 2, this one knows 1). Update the program");

        System.IO.File.ReadAllBytes(File).ShouldBe(before);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        Execute("CREATE TABLE photo (content, pipeline, record); PRAGMA user_version = 1");
        var before = System.IO.File.ReadAllBytes(File);

        Refusal().ShouldContain("no cache of this program; it is left as it is. Name another file.");

        System.IO.File.ReadAllBytes(File).ShouldBe(before);
        Directory.GetFiles(folder.Path).ShouldBe([File]);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        folder.Write("faces.db", "Dear diary, today I organised my photos. It took a while, but now I see who is who.");

        Refusal().ShouldContain("was never a cache. If it was one, delete it");

        System.IO.File.ReadAllText(File).ShouldStartWith("Dear diary");
    }

    [Fact]
    public void An_empty_file_becomes_a_cache()
    {
        folder.Write("faces.db", "");

        using var cache = FaceCache.Open(File);

        cache.Add(Content(1), Pipeline, Scans.Photo("a.jpg"));
        cache.Find(Content(1), Pipeline, "a.jpg").ShouldNotBeNull();
    }

    [Fact]
    public void A_damaged_file_is_refused_with_what_to_do_and_never_gives_wrong_faces()
    {
        var photos = RandomScan.Readable.Array[60].Single();
        using (var cache = FaceCache.Open(File))
            foreach (var (index, photo) in photos.Index())
                cache.Add(Content(index), Pipeline, photo);
        var whole = System.IO.File.ReadAllBytes(File);

        // After the first page, which names the tables, every page in turn becomes noise.
        int pageSize = BinaryPrimitives.ReadUInt16BigEndian(whole.AsSpan(16));
        var damaged = 0;
        for (var page = pageSize; page < whole.Length; page += pageSize)
        {
            var bytes = (byte[])whole.Clone();
            new Random(page).NextBytes(bytes.AsSpan(page, pageSize));
            var path = folder.At($"{page}.db");
            System.IO.File.WriteAllBytes(path, bytes);
            using var cache = FaceCache.Open(path);
            foreach (var (index, photo) in photos.Index())
            {
                try
                {
                    cache.Find(Content(index), Pipeline, "a.jpg")?.ShouldBeTheSameAs(photo);
                }
                catch (CacheException exception)
                {
                    exception.Message.ShouldContain($"{path} is damaged");
                    exception.Message.ShouldContain("delete it: nothing but time is lost");
                    damaged++;
                }
            }
        }
        damaged.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_place_where_nothing_can_be_written_is_refused()
    {
        folder.Write("file", "");

        Should
            .Throw<CacheException>(() => FaceCache.Open(folder.At("file/faces.db")))
            .Message.ShouldContain("Name a file in a folder that you may write to");
        Should.Throw<CacheException>(() => FaceCache.Open(folder.Path)).Message.ShouldContain(folder.Path);
    }

    [Fact]
    public void The_folder_of_a_new_file_is_made()
    {
        using var cache = FaceCache.Open(folder.At("a/b c/faces.db"));

        System.IO.File.Exists(folder.At("a/b c/faces.db")).ShouldBeTrue();
    }

    private static byte[] Content(int number) => SHA256.HashData(BitConverter.GetBytes(number));

    private static void ShouldKnow(FaceCache cache, ScannedPhoto[] photos)
    {
        foreach (var (index, photo) in photos.Index())
            cache.Find(Content(index), Pipeline, "a.jpg").ShouldBeTheSameAs(photo);
    }

    private string Refusal() => Should.Throw<CacheException>(() => FaceCache.Open(File)).Message;

    private void Execute(string text)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
