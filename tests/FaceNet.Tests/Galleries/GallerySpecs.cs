using System.Buffers.Binary;
using FaceNet.Databases;
using FaceNet.Galleries;
using FaceNet.Tests.Organizing;
using Microsoft.Data.Sqlite;

namespace FaceNet.Tests.Galleries;

public sealed class GallerySpecs : IDisposable
{
    private readonly TestFolder folder = new();

    private string File => folder.At("gallery.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_new_gallery_is_empty_and_of_no_model()
    {
        using var gallery = Gallery.Open(File);

        gallery.People.ShouldBeEmpty();
        gallery.Faces().ShouldBeEmpty();
        gallery.Space.ShouldBeNull();
        gallery.Find("Anna").ShouldBeNull();
        gallery.Thumbnail(1).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void What_is_enrolled_comes_back_to_the_last_bit_in_this_process_and_the_next()
    {
        var (anna, berta) = (GalleryScans.Face(1, 1, 0.1f), GalleryScans.Face(2, 2, 0.7f));
        using (var gallery = Gallery.Open(File))
        {
            gallery.Add("Anna", anna).ShouldBe(new AddedFace(new GalleryPerson(1, "Anna", 1), 1, IsNew: true));
            gallery.Add("Berta", berta).IsNew.ShouldBeTrue();
            ShouldHold(gallery);
        }
        using var next = Gallery.Open(File);
        ShouldHold(next);

        void ShouldHold(Gallery gallery)
        {
            gallery.Space.ShouldBe(GalleryScans.Space);
            gallery.People.ShouldBe([new GalleryPerson(1, "Anna", 1), new GalleryPerson(2, "Berta", 1)]);
            foreach (var (found, given) in gallery.Faces().Zip([anna, berta]))
            {
                found.Photo.ShouldBe(given.Photo);
                found.Face.Box.ShouldBe(given.Face.Box);
                found.Face.Quality.Score.ShouldBe(given.Face.Quality.Score);
                found.Face.Embedding.Values.ToArray().ShouldBe(given.Face.Embedding.Values.ToArray());
                gallery.Thumbnail(found.Id).ToArray().ShouldBe(given.Thumbnail.ToArray());
            }
            gallery.Faces(gallery.Find("berta")).ShouldHaveSingleItem().Id.ShouldBe(2);
        }
    }

    [Fact]
    public void Names_that_differ_in_case_or_spaces_around_are_one_person()
    {
        using var gallery = Gallery.Open(File);
        gallery.Add("Anna", GalleryScans.Face(1, 1));

        gallery.Add(" ANNA ", GalleryScans.Face(2, 1)).Person.ShouldBe(new GalleryPerson(1, "Anna", 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    [InlineData("\u001b[31m")]
    public void What_cannot_be_a_name_is_refused(string name)
    {
        using var gallery = Gallery.Open(File);

        Should
            .Throw<GalleryException>(() => gallery.Add(name, GalleryScans.Face(1, 1)))
            .Message.ShouldContain("1 to 100 characters");
        gallery.People.ShouldBeEmpty();
        gallery.Space.ShouldBeNull();
    }

    [Fact]
    public void The_same_face_of_the_same_photo_is_not_added_twice_whoever_is_named()
    {
        using var gallery = Gallery.Open(File);
        gallery.Add("Anna", GalleryScans.Face(1, 1));

        gallery.Add("Anna", GalleryScans.Face(1, 1)).IsNew.ShouldBeFalse();
        var other = gallery.Add("Berta", GalleryScans.Face(1, 1, x: 12));

        other.ShouldBe(new AddedFace(new GalleryPerson(1, "Anna", 1), 1, IsNew: false));
        gallery.People.ShouldHaveSingleItem();
    }

    [Fact]
    public void Two_faces_of_one_photo_are_two_people()
    {
        using var gallery = Gallery.Open(File);

        gallery.Add("Anna", GalleryScans.Face(1, 1)).IsNew.ShouldBeTrue();
        gallery.Add("Berta", GalleryScans.Face(1, 2, x: 200)).IsNew.ShouldBeTrue();

        gallery.People.Count.ShouldBe(2);
    }

    [Fact]
    public void Another_model_is_refused_with_both_names_and_what_to_do()
    {
        using var gallery = Gallery.Open(File);
        gallery.Add("Anna", GalleryScans.Face(1, 1));
        var other = GalleryScans.Space with { Model = "other-net", Identity = "other-net" };

        var refusal = Should.Throw<GalleryException>(() =>
            gallery.Add("Anna", GalleryScans.Face(2, 1) with { Space = other })
        );

        refusal.Message.ShouldContain("holds vectors of the model test-net");
        refusal.Message.ShouldContain("Use test-net (--model test-net), or another gallery for other-net");
        Should.Throw<GalleryException>(() => gallery.EnsureSpace(other)).Message.ShouldBe(refusal.Message);
        gallery.Faces().ShouldHaveSingleItem();
    }

    [Fact]
    public void Another_version_of_the_same_model_is_refused_too()
    {
        using var gallery = Gallery.Open(File);
        gallery.Add("Anna", GalleryScans.Face(1, 1));

        Should
            .Throw<GalleryException>(() => gallery.EnsureSpace(GalleryScans.Space with { Identity = "second version" }))
            .Message.ShouldContain("another version of the model test-net");
    }

    [Fact]
    public void A_person_can_be_renamed_but_not_to_anothers_name()
    {
        using var gallery = Gallery.Open(File);
        gallery.Add("Ana", GalleryScans.Face(1, 1));
        gallery.Add("Berta", GalleryScans.Face(2, 2));

        gallery.Rename("ana", "Anna").ShouldBe(new GalleryPerson(1, "Anna", 1));
        gallery.Rename("Anna", "ANNA").Name.ShouldBe("ANNA");

        Should
            .Throw<GalleryException>(() => gallery.Rename("Anna", "berta"))
            .Message.ShouldContain("There is a Berta in the gallery already");
        Should.Throw<GalleryException>(() => gallery.Rename("Cleo", "Dora")).Message.ShouldContain("There is no Cleo");
        gallery.People.Select(person => person.Name).ShouldBe(["ANNA", "Berta"]);
    }

    [Fact]
    public void Two_people_become_one_with_the_faces_of_both()
    {
        using var gallery = Gallery.Open(File);
        gallery.Add("Annie", GalleryScans.Face(1, 1));
        gallery.Add("Anna", GalleryScans.Face(2, 1));

        gallery.Merge("Annie", "Anna").ShouldBe(new GalleryPerson(2, "Anna", 2));

        gallery.People.ShouldHaveSingleItem();
        Should.Throw<GalleryException>(() => gallery.Merge("Anna", "anna")).Message.ShouldContain("one person already");
        Should.Throw<GalleryException>(() => gallery.Merge("Annie", "Anna")).Message.ShouldContain("There is no Annie");
    }

    [Fact]
    public void A_number_is_never_given_again()
    {
        using var gallery = Gallery.Open(File);
        gallery.Add("Anna", GalleryScans.Face(1, 1));
        gallery.Forget("Anna");

        gallery.Add("Berta", GalleryScans.Face(2, 2)).ShouldBe(new AddedFace(new(2, "Berta", 1), 2, IsNew: true));
    }

    [Fact]
    public void Who_is_forgotten_leaves_no_trace_in_any_file()
    {
        var (anna, berta) = (GalleryScans.Face(1, 1, 0.123f), GalleryScans.Face(2, 2, 0.234f));
        using var gallery = Gallery.Open(File);
        gallery.Add("Anna Annasdottir", anna);
        gallery.Add("Berta", berta);
        Traces(anna, "Anna Annasdottir").ShouldNotBeEmpty();

        gallery.Forget("anna annasdottir").ShouldBe(new GalleryPerson(1, "Anna Annasdottir", 1));

        Traces(anna, "Anna Annasdottir").ShouldBeEmpty();
        Traces(berta, "Berta").ShouldNotBeEmpty();
        gallery.Forget("Anna Annasdottir").ShouldBeNull();
        gallery.Faces().ShouldHaveSingleItem().PersonId.ShouldBe(2);
    }

    [Fact]
    public void The_photo_of_two_people_is_remembered_until_both_are_forgotten()
    {
        using var gallery = Gallery.Open(File);
        gallery.Add("Anna", GalleryScans.Face(1, 1));
        gallery.Add("Berta", GalleryScans.Face(1, 2, x: 200));

        gallery.Forget("Anna");
        gallery.Faces().ShouldHaveSingleItem().Photo.Path.ShouldBe("2024/1.jpg");
        gallery.Forget("Berta");

        Count("SELECT count(*) FROM photo").ShouldBe(0);
    }

    [Fact]
    public void Every_change_by_this_process_or_another_is_seen()
    {
        using var gallery = Gallery.Open(File);
        using var other = Gallery.Open(File);
        var revisions = new List<long> { gallery.Revision };

        gallery.Add("Anna", GalleryScans.Face(1, 1));
        revisions.Add(gallery.Revision);
        other.Add("Berta", GalleryScans.Face(2, 2));
        revisions.Add(gallery.Revision);
        other.Rename("Berta", "Bertha");
        revisions.Add(gallery.Revision);
        gallery.Forget("Anna");
        revisions.Add(gallery.Revision);

        gallery.Revision.ShouldBe(revisions[^1]);
        revisions.Distinct().Count().ShouldBe(revisions.Count);
    }

    [Fact]
    public async Task Several_writers_on_one_file_lose_nothing_and_make_no_person_twice()
    {
        Gallery[] galleries = [Gallery.Open(File), Gallery.Open(File), Gallery.Open(File)];

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(writer =>
                    Task.Run(() =>
                    {
                        for (var photo = writer; photo < 120; photo += 6)
                            galleries[writer % 3].Add($"Person {photo % 5}", GalleryScans.Face(photo, photo % 5));
                    })
                )
        );

        foreach (var gallery in galleries)
        {
            gallery
                .People.Select(person => (person.Name, person.Faces))
                .ShouldBe(Enumerable.Range(0, 5).Select(n => ($"Person {n}", 24)));
            gallery.Dispose();
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
        using var gallery = Gallery.Open(File);
        gallery.Add("Anna", GalleryScans.Face(1, 1));

        var files = Directory.GetFiles(folder.Path);
        files.ShouldContain(File + "-wal");
        foreach (var file in files)
            System.IO.File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public void A_gallery_that_was_looked_at_while_it_was_read_only_can_be_written_once_that_is_allowed()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }
        using var gallery = Gallery.Open(File);
        System.IO.File.SetUnixFileMode(File + "-shm", UnixFileMode.UserRead);

        Gallery.Open(File).Dispose();

        System.IO.File.GetUnixFileMode(File + "-shm").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_gallery_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        using (var gallery = Gallery.Open(File))
            gallery.Add("Anna", GalleryScans.Face(1, 1));
        Execute("PRAGMA user_version = 99");
        var before = System.IO.File.ReadAllBytes(File);

        Refusal().ShouldContain("newer version of this program (format 99, this one knows");

        System.IO.File.ReadAllBytes(File).ShouldBe(before);
    }

    [Fact]
    public void A_cache_of_faces_and_a_diary_are_no_galleries_and_are_left_as_they_are()
    {
        FaceNet.Scanning.FaceCache.Open(File).Dispose();
        var before = System.IO.File.ReadAllBytes(File);
        Refusal().ShouldContain("no gallery of this program; it is left as it is");
        System.IO.File.ReadAllBytes(File).ShouldBe(before);

        folder.Write(
            "gallery.db",
            "Dear diary, today I enrolled my whole family. It took a while, but now I know who is who."
        );
        Refusal().ShouldContain("was never a gallery");
        System.IO.File.ReadAllText(File).ShouldStartWith("Dear diary");
    }

    [Fact]
    public void A_damaged_gallery_never_gives_wrong_faces()
    {
        using (var gallery = Gallery.Open(File))
            for (var photo = 0; photo < 60; photo++)
                gallery.Add($"Person {photo % 7}", GalleryScans.Face(photo, photo % 7, 0.01f * photo));
        var whole = System.IO.File.ReadAllBytes(File);
        int pageSize = BinaryPrimitives.ReadUInt16BigEndian(whole.AsSpan(16));
        var (damaged, expected) = (0, Faces(File));
        for (var page = pageSize; page < whole.Length; page += pageSize)
        {
            var bytes = (byte[])whole.Clone();
            new Random(page).NextBytes(bytes.AsSpan(page, pageSize));
            var path = folder.At($"{page}.db");
            System.IO.File.WriteAllBytes(path, bytes);
            try
            {
                Faces(path).ShouldBe(expected);
            }
            catch (GalleryException exception)
            {
                exception.Message.ShouldContain($"{path} is damaged");
                exception.Message.ShouldContain("put a copy back");
                damaged++;
            }
        }
        damaged.ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("UPDATE face SET record = zeroblob(length(record))")]
    [InlineData("UPDATE face SET record = x''")]
    [InlineData("UPDATE person SET name = substr(name, 2)")]
    [InlineData("UPDATE photo SET place = x'00'")]
    public void A_damaged_value_is_told(string damage)
    {
        using var gallery = Gallery.Open(File);
        gallery.Add("Anna", GalleryScans.Face(1, 1));
        Execute(damage);

        Should
            .Throw<GalleryException>(() => (gallery.People, gallery.Faces()))
            .Message.ShouldContain("a value does not match its checksum");
    }

    [Fact]
    public void After_an_end_without_a_close_the_file_is_checked_as_a_whole()
    {
        WriteWithDamagedPeople();
        Gallery.Open(File).Dispose();

        System.IO.File.WriteAllBytes(File + "-wal", [1]);

        Refusal().ShouldContain("is damaged");
    }

    [Fact]
    public void Before_a_large_file_is_checked_the_user_is_told()
    {
        using (var gallery = Gallery.Open(File))
            gallery.Add([GalleryScans.Face(1, 1), GalleryScans.Face(2, 1) with { Thumbnail = new byte[100 << 20] }]);
        var told = new List<string>();
        Gallery.Open(File, told.Add).Dispose();
        told.ShouldBeEmpty();

        System.IO.File.WriteAllBytes(File + "-wal", [1]);
        Gallery.Open(File, told.Add).Dispose();

        told.ShouldHaveSingleItem().ShouldContain("its 100 MB are checked");
    }

    [Fact]
    public void A_file_that_somebody_has_open_is_not_checked_again_for_that_takes_long()
    {
        WriteWithDamagedPeople();
        using var gallery = Gallery.Open(File);
        gallery.Add([GalleryScans.Face(200, 1)]);
        new FileInfo(File + "-wal").Length.ShouldBeGreaterThan(0);

        using var other = Gallery.Open(File);

        other.Space.ShouldBe(GalleryScans.Space);
    }

    [Fact]
    public void A_place_where_nothing_can_be_written_is_refused()
    {
        folder.Write("file", "");

        Should
            .Throw<GalleryException>(() => Gallery.Open(folder.At("file/gallery.db")))
            .Message.ShouldContain("Name a file in a folder that you may write to");
    }

    private static (string, string, float)[] Faces(string path)
    {
        using var gallery = Gallery.Open(path);
        var names = gallery.People.ToDictionary(person => person.Id, person => person.Name);
        return
        [
            .. gallery
                .Faces()
                .Select(face => (names[face.PersonId!.Value], face.Photo.Path, face.Face.Embedding.Values[^1])),
        ];
    }

    /// <summary>A damage that opening alone does not meet: the index of members by person.</summary>
    private void WriteWithDamagedPeople()
    {
        using (var gallery = Gallery.Open(File))
            for (var photo = 0; photo < 60; photo++)
                gallery.Add($"Person {photo % 7}", GalleryScans.Face(photo, photo % 7));
        var root = Count("SELECT rootpage FROM sqlite_schema WHERE name = 'member_by_person'");
        var bytes = System.IO.File.ReadAllBytes(File);
        int pageSize = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(16));
        bytes.AsSpan((int)(root - 1) * pageSize, pageSize).Fill(0xA5);
        System.IO.File.WriteAllBytes(File, bytes);
    }

    private string Refusal() => Should.Throw<GalleryException>(() => Gallery.Open(File)).Message;

    /// <summary>The files beside and with the gallery in which the name, or a part of the vector, can be found.</summary>
    private string[] Traces(NewFace face, string name)
    {
        var vector = new byte[8];
        BinaryPrimitives.WriteSingleLittleEndian(vector, face.Face.Embedding.Values[^2]);
        BinaryPrimitives.WriteSingleLittleEndian(vector.AsSpan(4), face.Face.Embedding.Values[^1]);
        return
        [
            .. Directory
                .GetFiles(folder.Path)
                .Where(file =>
                {
                    using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                    var bytes = new byte[stream.Length];
                    stream.ReadExactly(bytes);
                    return bytes.AsSpan().IndexOf(vector) >= 0
                        || bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(name)) >= 0;
                }),
        ];
    }

    private void Execute(string text) => Run(text, command => command.ExecuteNonQuery());

    private long Count(string query) => (long)Run(query, command => command.ExecuteScalar())!;

    private T Run<T>(string text, Func<SqliteCommand, T> run)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=false;Vfs={CheckedFiles.Name}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return run(command);
    }
}
