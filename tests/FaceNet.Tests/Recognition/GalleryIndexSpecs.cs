using System.Runtime.InteropServices;
using CsCheck;
using FaceNet.Galleries;
using FaceNet.Recognition;
using FaceNet.Recognition.Indexing;
using FaceNet.Search;
using FaceNet.Tests.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Recognition;

public sealed class GalleryIndexSpecs : IDisposable
{
    private static readonly string[] Names = ["Anna", "Berta", "Cleo", "Dora", "Emma", "Frida"];

    private readonly TestFolder folder = new();
    private readonly List<string> told = [];
    private int photos;

    private string File => folder.At("gallery.db");

    private string IndexFile => File + ".index";

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Whatever_is_said_about_people_the_answers_are_those_of_an_index_made_anew_to_the_last_bit() =>
        Gen.Select(Gen.Int[0, 13], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 14])
            .Array[5, 40]
            .Sample(
                steps =>
                {
                    using var scene = new TestFolder();
                    using var gallery = Gallery.Open(scene.At("gallery.db"));
                    var index = Open(gallery);
                    foreach (var (deed, one, other, look) in steps)
                    {
                        if (deed == 13)
                        {
                            index.SaveIfWorthwhile();
                            index.Dispose();
                            index = Open(gallery);
                        }
                        else
                            Do(gallery, deed, Names[one], Names[other], look);
                        if (look % 4 != 0)
                            continue;
                        index.CatchUp();
                        Ask(index);
                    }
                    index.CatchUp();
                    ShouldAnswerAs(gallery, index);
                    index.Dispose();
                    using var reopened = Open(gallery);
                    ShouldAnswerAs(gallery, reopened);
                },
                iter: 40,
                threads: 1
            );

    [Fact]
    public void A_few_changes_are_taken_in_without_the_file_being_written_again()
    {
        using var gallery = Enrolled(people: 8);
        Open(gallery).Dispose();
        var written = System.IO.File.ReadAllBytes(IndexFile);
        gallery.Add("Anna", Face(9));
        gallery.Forget("Nobody of that name");
        System.IO.File.WriteAllBytes(IndexFile, written);

        using (var index = Open(gallery))
        {
            ShouldAnswerAs(gallery, index);
            index.SaveIfWorthwhile();
        }

        System.IO.File.ReadAllBytes(IndexFile).ShouldBe(written);
        told.ShouldBeEmpty();
    }

    [Fact]
    public void After_many_changes_the_file_is_written_again_with_them()
    {
        using var gallery = Enrolled(people: 2);
        using var index = Open(gallery);
        var before = System.IO.File.ReadAllBytes(IndexFile);
        for (var person = 0; person < 70; person++)
            gallery.Add($"Guest {person}", Face(person % 14));

        index.CatchUp();
        index.SaveIfWorthwhile();

        System.IO.File.ReadAllBytes(IndexFile).ShouldNotBe(before);
        using var reopened = Open(gallery);
        reopened.People.Count.ShouldBe(72);
        ShouldAnswerAs(gallery, reopened);
        told.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_with_a_bit_flipped_anywhere_is_told_once_and_made_anew()
    {
        using var gallery = Enrolled(people: 12);
        Open(gallery).Dispose();
        var whole = System.IO.File.ReadAllBytes(IndexFile);
        var random = new Random(3);
        for (var flip = 0; flip < 60; flip++)
        {
            var damaged = whole.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            System.IO.File.WriteAllBytes(IndexFile, damaged);
            told.Clear();

            using (var index = Open(gallery))
                AskMending(gallery, index);

            told.ShouldHaveSingleItem().ShouldContain(IndexFile);
            told[0].ShouldContain("is made anew from the gallery: ");
            System.IO.File.ReadAllBytes(IndexFile).Length.ShouldBe(whole.Length);
            told.Clear();
            using (var index = Open(gallery))
                AskMending(gallery, index);
            told.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(-1)]
    public void A_file_that_was_cut_off_is_told_once_and_made_anew(int length)
    {
        using var gallery = Enrolled(people: 3);
        Open(gallery).Dispose();
        var whole = System.IO.File.ReadAllBytes(IndexFile);
        System.IO.File.WriteAllBytes(IndexFile, whole[..(length < 0 ? whole.Length + length : length)]);

        using (var index = Open(gallery))
            ShouldAnswerAs(gallery, index);

        told.ShouldHaveSingleItem().ShouldContain(IndexFile);
        Open(gallery).Dispose();
        told.Count.ShouldBe(1);
    }

    // The copy has as many changes as the index knows of, or fewer, but they are others.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void An_older_copy_put_back_that_went_its_own_way_gets_an_index_of_its_own(int added)
    {
        Enrolled(people: 4).Dispose();
        System.IO.File.Copy(File, File + ".copy");
        using (var gallery = Gallery.Open(File))
        {
            gallery.Add("Berta", Face(5));
            gallery.Add("Guest", Face(7));
            Open(gallery).Dispose();
        }
        System.IO.File.Move(File + ".copy", File, overwrite: true);

        using var copy = Gallery.Open(File);
        for (var face = 0; face < added; face++)
            copy.Add("Dora", Face(9));
        using var index = Open(copy);

        ShouldAnswerAs(copy, index);
        told.ShouldHaveSingleItem().ShouldContain("It is not of this gallery, or of long ago.");
    }

    [Fact]
    public void The_index_of_another_gallery_is_not_believed()
    {
        Enrolled(people: 4).Dispose();
        using (var gallery = Gallery.Open(File))
            Open(gallery).Dispose();
        using var other = Gallery.Open(folder.At("other.db"));
        for (var person = 0; person < 4; person++)
            other.Add(Names[person], Face(person + 6));
        System.IO.File.Copy(IndexFile, folder.At("other.db.index"));

        using var index = Open(other);

        ShouldAnswerAs(other, index);
        told.ShouldHaveSingleItem().ShouldContain("It is not of this gallery");
    }

    [Fact]
    public void Where_no_file_can_be_written_the_answers_are_the_same_and_that_is_told()
    {
        using var gallery = Enrolled(people: 3);
        Directory.CreateDirectory(IndexFile + ".partial");

        using var index = Open(gallery);

        ShouldAnswerAs(gallery, index);
        told.ShouldHaveSingleItem().ShouldContain("Recognition goes on without that file");
        System.IO.File.Exists(IndexFile).ShouldBeFalse();
    }

    [Fact]
    public void Only_its_owner_may_read_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the user's folders from others by itself.");
        using var gallery = Enrolled(people: 1);
        Open(gallery).Dispose();

        if (!OperatingSystem.IsWindows())
            System.IO.File.GetUnixFileMode(IndexFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_is_forgotten_is_in_no_file_and_the_others_are_still_known_at_once(bool keepsIndex)
    {
        using var gallery = Enrolled(people: 3);
        Open(gallery).Dispose();
        var vector = gallery.Faces(gallery.Find("Berta"))[0].Face.Embedding;
        FilesWith(vector).ShouldContain(IndexFile);

        _ = keepsIndex ? GalleryErasure.Forget(gallery, "Berta") : gallery.Forget("Berta");

        FilesWith(vector).ShouldBeEmpty();
        System.IO.File.Exists(IndexFile).ShouldBe(keepsIndex);
        System.IO.File.Exists(IndexFile + ".old").ShouldBeFalse();
        using var index = Open(gallery);
        ShouldAnswerAs(gallery, index);
        told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_face_taken_from_a_person_and_forgotten_as_nobodys_is_in_no_file(bool keepsIndex)
    {
        using var gallery = Enrolled(people: 3);
        Open(gallery).Dispose();
        var face = gallery.Faces(gallery.Find("Berta"))[0];
        gallery.Reject("Berta", face.Id);
        FilesWith(face.Face.Embedding).ShouldContain(IndexFile);

        (keepsIndex ? GalleryErasure.ForgetAlone(gallery) : gallery.ForgetAlone()).ShouldBe(1);

        FilesWith(face.Face.Embedding).ShouldBeEmpty();
        System.IO.File.Exists(IndexFile).ShouldBe(keepsIndex);
        using var index = Open(gallery);
        ShouldAnswerAs(gallery, index);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_enrolment_taken_back_is_in_no_file(bool keepsIndex)
    {
        using var gallery = Enrolled(people: 3);
        Open(gallery).Dispose();
        var vector = gallery.Faces(gallery.Find("Cleo"))[^1].Face.Embedding;

        var undone = keepsIndex ? GalleryErasure.Undo(gallery) : gallery.Undo();

        undone!.Person.ShouldBe("Cleo");
        FilesWith(vector).ShouldNotContain(IndexFile);
        System.IO.File.Exists(IndexFile).ShouldBe(keepsIndex);
    }

    [Fact]
    public void A_decision_taken_back_that_deletes_nothing_leaves_the_file_as_it_is()
    {
        using var gallery = Enrolled(people: 3);
        gallery.Merge("Anna", "Berta");
        Open(gallery).Dispose();
        var before = System.IO.File.ReadAllBytes(IndexFile);

        GalleryErasure.Undo(gallery)!.Kind.ShouldBe(DecisionKind.Merge);

        System.IO.File.ReadAllBytes(IndexFile).ShouldBe(before);
        using var index = Open(gallery);
        ShouldAnswerAs(gallery, index);
        told.ShouldBeEmpty();
    }

    [Fact]
    public void An_index_in_use_while_somebody_is_forgotten_goes_on_and_does_not_bring_them_back()
    {
        using var gallery = Enrolled(people: 4);
        Open(gallery).Dispose();
        using var other = Gallery.Open(File);
        using var index = Open(other);
        var vector = gallery.Faces(gallery.Find("Berta"))[0].Face.Embedding;

        gallery.Forget("Berta");
        index.SaveIfWorthwhile();

        FilesWith(vector).ShouldBeEmpty();
        System.IO.File.Exists(IndexFile).ShouldBeTrue();
        ShouldAnswerAs(other, index);
        told.ShouldBeEmpty();
    }

    [Fact]
    public void Somebody_without_a_name_is_not_in_it_until_there_is_one()
    {
        using var gallery = Enrolled(people: 2);
        gallery.Add("Anna", Face(0, 0.1f));
        using var index = Open(gallery);
        var unnamed = gallery.Split("Anna", [gallery.Faces(gallery.Find("Anna"))[^1].Id]);

        index.CatchUp();
        index.People.Count.ShouldBe(2);
        gallery.Rename(unnamed.Name, "Gerda");
        index.CatchUp();
        index.People.Count.ShouldBe(3);
        gallery.Undo();
        index.CatchUp();
        index.People.Count.ShouldBe(2);
        ShouldAnswerAs(gallery, index);
    }

    private void Do(Gallery gallery, int deed, string one, string other, int look)
    {
        var faces = gallery.Faces();
        var face = faces.Count == 0 ? 0 : faces[look * 7 % faces.Count].Id;
        try
        {
            _ = deed switch
            {
                <= 4 => gallery.Add(one, Face(look)),
                5 => GalleryErasure.Forget(gallery, one),
                6 => gallery.Merge(one, other),
                7 => gallery.Split(one, [face], look % 2 == 0 ? other : null),
                8 => gallery.Undo(),
                9 => gallery.Confirm(one, face),
                10 => gallery.Reject(one, face),
                11 => gallery.Rename(one, other),
                _ => (object)gallery.Add([Face(look)]),
            };
        }
        catch (GalleryException)
        {
            // Not everything can be said at any time; then nothing changes.
        }
    }

    private NewFace Face(int look, float tilt = 0.02f) => GalleryScans.Face(++photos, look, tilt * (photos % 17));

    private Gallery Enrolled(int people)
    {
        var gallery = Gallery.Open(File);
        for (var person = 0; person < people; person++)
            gallery.Add(person < Names.Length ? Names[person] : $"Guest {person}", Face(person));
        return gallery;
    }

    private GalleryIndex Open(Gallery gallery) => GalleryIndex.Open(gallery, GalleryScans.Space, told.Add);

    private static void Ask(GalleryIndex index)
    {
        if (index.People.Count > 0)
            _ = new PersonScorer(index.People).Nearest(GalleryScans.Face(1, 3, 0.5f).Face.Embedding, 3);
    }

    private static void AskMending(Gallery gallery, GalleryIndex index)
    {
        try
        {
            ShouldAnswerAs(gallery, index);
        }
        catch (VectorIndexException damage)
        {
            index.Mend(damage);
            ShouldAnswerAs(gallery, index);
        }
    }

    private static void ShouldAnswerAs(Gallery gallery, GalleryIndex index)
    {
        var named = gallery.People.Where(person => person.IsNamed).Select(person => person.Id).ToHashSet();
        using var anew = new PeopleIndex(GalleryScans.Space.Dimension);
        foreach (
            var person in gallery
                .Faces()
                .Where(face => face.PersonId is { } id && named.Contains(id))
                .GroupBy(face => face.PersonId!.Value)
        )
            anew.Put(person.Key, [.. person.Select(face => face.Face.Embedding)]);
        index
            .People.People.Select(person => (person.Id, person.Count))
            .Order()
            .ShouldBe(anew.People.Select(person => (person.Id, person.Count)).Order());
        if (anew.Count == 0)
            return;
        var (expected, found) = (new PersonScorer(anew), new PersonScorer(index.People));
        for (var look = 0; look < Scans.Dimension - 1; look++)
        {
            var probe = GalleryScans.Face(1, look, 0.3f).Face.Embedding;
            found.Nearest(probe, 3).ShouldBe(expected.Nearest(probe, 3));
            found.All(probe).ShouldBe(expected.All(probe));
        }
    }

    private string[] FilesWith(Embedding vector)
    {
        var bytes = MemoryMarshal.AsBytes(vector.Values).ToArray();
        return
        [
            .. Directory
                .GetFiles(folder.Path)
                .Where(file =>
                {
                    using var stream = new FileStream(
                        file,
                        FileMode.Open,
                        FileAccess.Read,
                        FileShare.ReadWrite | FileShare.Delete
                    );
                    var content = new byte[stream.Length];
                    stream.ReadExactly(content);
                    return content.AsSpan().IndexOf(bytes) >= 0;
                }),
        ];
    }
}
