using FaceNet.CrashTests;
using FaceNet.Databases;
using FaceNet.Galleries;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Reliability;

public sealed class FlippedBitSpecs : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Flipped_bits_are_told_and_never_become_other_content(int bits)
    {
        var whole = MakeGallery();
        var expected = Content(folder.At("gallery.db"));
        var random = new Random(bits);
        var told = 0;
        for (var trial = 0; trial < 150; trial++)
        {
            var damaged = whole.ToArray();
            for (var bit = 0; bit < bits; bit++)
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(folder.At("damaged.db"), damaged);
            try
            {
                Content(folder.At("damaged.db")).ShouldBe(expected);
            }
            catch (GalleryException exception)
            {
                exception.Message.ShouldMatch("damaged\\.db is (damaged|a database, but no gallery)");
                told++;
            }
        }
        told.ShouldBeGreaterThan(100);
    }

    // The byte that says that there are checks at all, the size of a page, the version of the format.
    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(PageCheck.ReservedPlace)]
    [InlineData(28)]
    [InlineData(60)]
    [InlineData(63)]
    [InlineData(71)]
    [InlineData(PageCheck.PageSize - 1)]
    public void A_flipped_bit_in_the_first_page_is_told_and_the_file_left_as_it_is(int place)
    {
        var whole = MakeGallery();
        for (var bit = 0; bit < 8; bit++)
        {
            var damaged = whole.ToArray();
            damaged[place] ^= (byte)(1 << bit);
            File.WriteAllBytes(folder.At("damaged.db"), damaged);

            Should
                .Throw<GalleryException>(() => Content(folder.At("damaged.db")))
                .Message.ShouldContain("damaged.db is damaged", Case.Sensitive, $"bit {bit}");

            File.ReadAllBytes(folder.At("damaged.db")).ShouldBe(damaged);
        }
    }

    [Fact]
    public void A_page_in_the_place_of_another_is_told()
    {
        var bytes = MakeGallery();
        var last = bytes.Length / PageCheck.PageSize - 1;
        Page(bytes, 3).CopyTo(Page(bytes, last));
        File.WriteAllBytes(folder.At("damaged.db"), bytes);

        Should.Throw<GalleryException>(() => Content(folder.At("damaged.db"))).Message.ShouldContain("is damaged");
    }

    private static Span<byte> Page(byte[] bytes, int number) =>
        bytes.AsSpan(number * PageCheck.PageSize, PageCheck.PageSize);

    /// <summary>People with and without names, faces of nobody, and decisions of all kinds.</summary>
    private byte[] MakeGallery()
    {
        using (var work = new CrashTests.Clustering().Open(folder.Path))
            for (var step = 0; step < 20; step++)
                work.Do(step);
        return File.ReadAllBytes(folder.At("gallery.db"));
    }

    private static IReadOnlyList<string> Content(string path)
    {
        using var gallery = Gallery.Open(path);
        return GalleryWork.Content(gallery);
    }
}
