using FaceNet.CrashTests;
using FaceNet.Databases;
using FaceNet.Galleries;
using FaceNet.Tests.Cli;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Galleries;

public sealed class GalleryMendingSpecs : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly IReadOnlyList<string> expected;

    public GalleryMendingSpecs()
    {
        using var work = new CrashTests.Clustering().Open(folder.Path);
        for (var step = 0; step < 30; step++)
            work.Do(step);
        expected = work.Content();
    }

    private string File => folder.At("gallery.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_whole_gallery_is_left_alone()
    {
        var before = System.IO.File.ReadAllBytes(File);

        GalleryMending.Mend(File).ShouldBeNull();

        System.IO.File.ReadAllBytes(File).ShouldBe(before);
        Directory.GetFiles(folder.Path).ShouldBe([File]);
    }

    [Fact]
    public void A_flipped_bit_in_a_page_is_turned_back_and_nothing_is_lost()
    {
        var bytes = System.IO.File.ReadAllBytes(File);
        var whole = bytes.ToArray();
        var random = new Random(1);
        int[] pages =
        [
            0,
            1,
            2,
            .. Enumerable.Range(0, 6).Select(_ => random.Next(3, bytes.Length / PageCheck.PageSize)),
        ];
        foreach (var page in pages.Distinct())
            bytes[(page * PageCheck.PageSize) + random.Next(PageCheck.PageSize)] ^= (byte)(1 << random.Next(8));
        System.IO.File.WriteAllBytes(File, bytes);

        var mended = GalleryMending.Mend(File).ShouldNotBeNull();

        mended.PagesCorrected.ShouldBe(pages.Distinct().Count());
        mended.Lost.ShouldBeEmpty();
        System.IO.File.ReadAllBytes(File).ShouldBe(whole);
        System.IO.File.ReadAllBytes(mended.DamagedCopy).ShouldBe(bytes);
        Directory.GetFiles(folder.Path).Order().ShouldBe([File, $"{File}.damaged"]);
    }

    [Fact]
    public void Of_a_page_that_cannot_be_put_right_the_faces_are_told_by_their_photos_and_everything_else_is_kept()
    {
        var bytes = System.IO.File.ReadAllBytes(File);
        var (mendings, faces, pictures) = (0, 0, 0);
        // Not the first, without which there is no telling what the others are.
        for (var page = 1; page < bytes.Length / PageCheck.PageSize; page += 5)
        {
            var damaged = bytes.ToArray();
            new Random(page).NextBytes(damaged.AsSpan(page * PageCheck.PageSize, PageCheck.PageSize));
            System.IO.File.WriteAllBytes(File, damaged);
            MendedGallery? mended;
            try
            {
                mended = GalleryMending.Mend(File);
            }
            catch (GalleryException exception)
            {
                exception.Message.ShouldContain("can be saved");
                System.IO.File.ReadAllBytes(File).ShouldBe(damaged);
                continue;
            }

            using var gallery = Gallery.Open(File);
            var content = GalleryWork.Content(gallery);
            if (mended is null || mended.Lost.Count == 0)
                content.ShouldBe(expected, $"page {page}");
            foreach (var line in content.Where(IsFace).Except(expected))
                IsSaidOf(line, mended!).ShouldBeTrue(line);
            var here = gallery.Faces().Select(face => face.Id).ToHashSet();
            foreach (var line in expected.Where(IsFace).Where(line => !here.Contains(IdIn(line))))
            {
                mended!.Lost.ShouldContain(said =>
                    said.StartsWith($"Face {IdIn(line)}, on {line.Split(' ')[4]}")
                    || said.StartsWith($"Face {IdIn(line)} is")
                );
                faces++;
            }
            mendings += mended is null ? 0 : 1;
            pictures += mended?.Lost.Count(said => said.StartsWith("The small picture")) ?? 0;
        }
        mendings.ShouldBeGreaterThan(10);
        faces.ShouldBePositive();
        pictures.ShouldBePositive();
    }

    [Fact]
    public async Task The_command_says_what_it_did()
    {
        var bytes = System.IO.File.ReadAllBytes(File);
        bytes[1000] ^= 1;
        System.IO.File.WriteAllBytes(File, bytes);

        var refused = (await CommandResult.OfAsync("people", "--gallery", File)).ShouldExitWith(2);
        refused.Error.ShouldContain("'facenet mend' saves what can be saved");
        var mended = (await CommandResult.OfAsync("mend", "--gallery", File)).ShouldExitWith(0);
        mended.Output.ShouldContain("1 page with a flipped bit put right, nothing lost");
        mended.Output.ShouldContain($"The damaged file is kept as {File}.damaged.");
        (await CommandResult.OfAsync("people", "--gallery", File)).ShouldExitWith(0);
        (await CommandResult.OfAsync("mend", "--gallery", File)).Output.ShouldContain("Nothing is wrong with");
        (await CommandResult.OfAsync("mend", "--gallery", File, "--json")).Output.ShouldContain(
            "\"damagedCopy\": null"
        );
    }

    [Fact]
    public void What_was_never_a_gallery_is_left_as_it_is()
    {
        System.IO.File.WriteAllText(File, "Dear diary, today I enrolled my whole family.");

        Should.Throw<GalleryException>(() => GalleryMending.Mend(File)).Message.ShouldContain("Nothing of");

        System.IO.File.ReadAllText(File).ShouldStartWith("Dear diary");
        Directory.GetFiles(folder.Path).ShouldBe([File]);
    }

    private static bool IsFace(string line) => line.StartsWith("face ");

    private static long IdIn(string line) => long.Parse(line.Split(' ')[1]);

    /// <summary>True when a difference in a face's line was told: its picture, or what was decided about it.</summary>
    private static bool IsSaidOf(string line, MendedGallery mended) =>
        mended.Lost.Any(said => said.Contains($"picture of face {IdIn(line)} ") || said.Contains("what was decided"));
}
