using FaceNet.Alignment;
using FaceNet.Magick;
using FaceNet.Training.Data;
using ImageMagick;

namespace FaceNet.Training.Tests.Data;

public sealed class CropCacheTests : IDisposable
{
    private readonly DrawnPeople people = new();

    public CropCacheTests()
    {
        people.Draw("b/1.png", 1);
        people.Draw("a/1.png", 2);
        people.Draw("a/2.png", 3);
        people.DrawNobody("b/2.png");
        people.Write("b/3.jpg", "no picture");
        people.Write("validation-people.txt", "b");
    }

    [Fact]
    public async Task Crops_stand_in_the_order_of_the_data_with_their_people()
    {
        using var cache = await people.BuildAsync(people.Options);

        cache.Count.ShouldBe(3);
        cache.People.ShouldBe(["a", "b"]);
        Enumerable.Range(0, 3).Select(cache.PathOf).ShouldBe(["a/1.png", "a/2.png", "b/1.png"]);
        Enumerable.Range(0, 3).Select(cache.PersonOf).ShouldBe([0, 0, 1]);
        cache.ImagesOf(0).ShouldBe([0, 1]);
        cache.ImagesOf(1).ShouldBe([2]);
        (cache.IsValidation(0), cache.IsValidation(1)).ShouldBe((false, true));
        cache.InputSize.ShouldBe(new PixelSize(60, 72));
        cache.Size.ShouldBe(new PixelSize(72, 88));
    }

    [Fact]
    public async Task A_picture_without_a_face_or_that_is_none_is_listed_with_the_reason()
    {
        using var cache = await people.BuildAsync(people.Options);

        cache.LeftOut.ShouldBe([
            ("b/2.png", "No face was found."),
            ("b/3.jpg", "The file is not a picture, or not of a known format."),
        ]);
    }

    [Fact]
    public async Task With_a_codec_for_them_pictures_of_other_formats_are_cut_out_too()
    {
        using (var picture = new MagickImage(File.ReadAllBytes(Path.Combine(people.Folder, "a/1.png"))))
            File.WriteAllBytes(Path.Combine(people.Folder, "a/1.tif"), picture.ToByteArray(MagickFormat.Tiff));

        using var without = await people.BuildAsync(people.Options);
        using var with = await people.BuildAsync(
            people.Options with
            {
                Codec = MagickCodec.Instance,
                File = people.Beside("b.bin"),
            }
        );

        without.LeftOut.ShouldContain(left => left.Path == "a/1.tif");
        with.LeftOut.ShouldNotContain(left => left.Path == "a/1.tif");
        with.Count.ShouldBe(without.Count + 1);
    }

    [Fact]
    public async Task Pictures_of_a_format_that_could_not_be_decoded_are_looked_at_again_once_there_is_a_codec()
    {
        using (var picture = new MagickImage(File.ReadAllBytes(Path.Combine(people.Folder, "a/1.png"))))
            File.WriteAllBytes(Path.Combine(people.Folder, "a/1.tif"), picture.ToByteArray(MagickFormat.Tiff));
        // A camera's raw file, which no codec takes.
        people.Write("a/3.tif", "II*\0\u0010\0\0\0CR");
        (await people.BuildAsync(people.Options)).Dispose();
        using (var opened = await people.BuildAsync(people.Options))
            opened.LeftOut.ShouldContain(left => left.Path == "a/1.tif");
        var (looks, options) = (people.Looks, people.Options with { Codec = MagickCodec.Instance });

        using (var with = await people.BuildAsync(options))
            with.LeftOut.Select(left => left.Path).ShouldBe(["a/3.tif", "b/2.png", "b/3.jpg"]);
        var written = File.GetLastWriteTimeUtc(options.File);
        using var again = await people.BuildAsync(options);

        people.Looks.ShouldBe(looks + 1);
        again.Count.ShouldBe(4);
        File.GetLastWriteTimeUtc(options.File).ShouldBe(written);
    }

    [Fact]
    public async Task The_middle_of_a_crop_is_what_recognition_cuts_out()
    {
        using var cache = await people.BuildAsync(people.Options);
        var expected = FaceAlignment.FivePoint.Crop(
            DrawnPeople.Noise(DrawnPeople.PictureSize, 2),
            DrawnPeople.Landmarks,
            cache.InputSize
        );

        // But for the last level, by which sums of other floats may round.
        for (var y = 0; y < 72; y++)
        for (var x = 0; x < 60; x++)
        for (var channel = 0; channel < 3; channel++)
            ((double)cache.Pixels(0)[(3 * (((y + 8) * 72) + x + 6)) + channel]).ShouldBe(
                expected.Row(y)[(4 * x) + channel],
                1
            );
    }

    [Fact]
    public async Task Beyond_the_picture_its_edges_go_on()
    {
        // The alignment reaches 112 × ¾ = 84 pixels across and down; a margin of half the side reaches beyond the 90.
        var options = people.Options with
        {
            InputSize = new(84, 84),
            Margin = 0.5f,
        };
        using var cache = await people.BuildAsync(options);
        var picture = DrawnPeople.Noise(DrawnPeople.PictureSize, 2);

        // Input and picture have one scale and one origin, so the crop's corner lies 42 pixels left of and above it.
        for (var y = 0; y < 168; y++)
        for (var x = 0; x < 168; x++)
        {
            var (column, row) = (Math.Clamp(x - 42, 0, 89), Math.Clamp(y - 42, 0, 109));
            for (var channel = 0; channel < 3; channel++)
                ((double)cache.Pixels(0)[(3 * ((y * 168) + x)) + channel]).ShouldBe(
                    picture.Row(row)[(4 * column) + channel],
                    1
                );
        }
    }

    [Fact]
    public async Task An_unchanged_cache_is_opened_and_no_face_is_searched()
    {
        (await people.BuildAsync(people.Options)).Dispose();
        var looks = people.Looks;

        using var again = await people.BuildAsync(people.Options);

        people.Looks.ShouldBe(looks);
        again.Count.ShouldBe(3);
        again.LeftOut.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_new_picture_is_added_and_the_others_taken_over()
    {
        using var before = await people.BuildAsync(people.Options);
        var (hash, first) = (before.Hash, before.Pixels(0).ToArray());
        before.Dispose();
        var looks = people.Looks;
        people.Draw("a/0.png", 9);

        using var cache = await people.BuildAsync(people.Options);

        people.Looks.ShouldBe(looks + 1);
        cache.PathOf(0).ShouldBe("a/0.png");
        cache.Pixels(1).ToArray().ShouldBe(first);
        cache.Hash.ShouldNotBe(hash);
    }

    [Fact]
    public async Task A_copy_of_the_data_has_the_same_hash_and_needs_no_search()
    {
        using var before = await people.BuildAsync(people.Options);
        var looks = people.Looks;
        foreach (var path in (string[])["a/1.png", "a/2.png", "b/1.png"])
            File.SetLastWriteTimeUtc(
                Path.Combine(people.Folder, path),
                new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc)
            );

        using var after = await people.BuildAsync(people.Options);

        after.Hash.ShouldBe(before.Hash);
        people.Looks.ShouldBe(looks);
    }

    [Fact]
    public async Task A_changed_picture_is_searched_again()
    {
        (await people.BuildAsync(people.Options)).Dispose();
        people.Draw("a/1.png", 77);

        using var cache = await people.BuildAsync(people.Options);

        cache.Pixels(0).ToArray().ShouldBe(Cut(cache, 77));
    }

    [Fact]
    public async Task Another_margin_makes_the_cache_anew()
    {
        (await people.BuildAsync(people.Options)).Dispose();
        var looks = people.Looks;

        using var cache = await people.BuildAsync(people.Options with { Margin = 0.2f });

        people.Looks.ShouldBe(2 * looks);
        cache.Size.ShouldBe(new PixelSize(84, 102));
        cache.Pixels(2).ToArray().ShouldBe(Cut(cache, 1));
    }

    [Fact]
    public async Task The_crops_of_a_network_of_another_size_are_not_replaced()
    {
        (await people.BuildAsync(people.Options)).Dispose();
        var (before, looks) = (File.ReadAllBytes(people.Options.File), people.Looks);

        var refusal = await Should.ThrowAsync<TrainingDataException>(() =>
            people.BuildAsync(people.Options with { InputSize = new(72, 60) })
        );

        refusal.Message.ShouldContain("holds crops for a network of 72×60 pixels, and this one takes 60×72");
        File.ReadAllBytes(people.Options.File).ShouldBe(before);
        people.Looks.ShouldBe(looks);
    }

    // Header, crops, contents: a cut or a changed byte in the contents must not go unnoticed.
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(5000)]
    [InlineData(-1)]
    public async Task A_torn_file_is_refused_and_made_anew(int length)
    {
        (await people.BuildAsync(people.Options)).Dispose();
        using (var file = File.OpenWrite(people.Options.File))
            file.SetLength(length < 0 ? file.Length + length : length);

        Should.Throw<TrainingDataException>(() => CropCache.Open(people.Options.File)).Message.ShouldContain("whole");
        using var cache = await people.BuildAsync(people.Options);
        cache.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_changed_list_of_contents_is_refused()
    {
        (await people.BuildAsync(people.Options)).Dispose();
        using (var file = File.OpenWrite(people.Options.File))
        {
            file.Position = file.Length - 9;
            file.WriteByte((byte)'!');
        }

        Should.Throw<TrainingDataException>(() => CropCache.Open(people.Options.File));
    }

    [Fact]
    public async Task Opened_without_its_data_it_is_the_same()
    {
        using var built = await people.BuildAsync(people.Options);

        using var opened = CropCache.Open(people.Options.File);

        opened.Hash.ShouldBe(built.Hash);
        opened.People.ShouldBe(built.People);
        opened.LeftOut.ShouldBe(built.LeftOut);
        opened.Pixels(2).ToArray().ShouldBe(built.Pixels(2).ToArray());
    }

    [Theory]
    [InlineData(60, 72, 0)]
    [InlineData(60, 72, 0.125f)]
    [InlineData(72, 60, 0.1f)]
    [InlineData(112, 112, 0.125f)]
    [InlineData(50, 40, 0.5f)]
    [InlineData(61, 73, 0.33f)]
    public async Task A_cache_for_any_network_is_taken_for_what_it_is(int width, int height, float margin)
    {
        var options = people.Options with { InputSize = new(width, height), Margin = margin };
        (await people.BuildAsync(options)).Dispose();
        var looks = people.Looks;

        using var cache = await people.BuildAsync(CropCacheOptions.Like(options.File, new(96, 96)));

        people.Looks.ShouldBe(looks);
        cache.InputSize.ShouldBe(options.InputSize);
    }

    [Fact]
    public void Where_no_cache_lies_the_size_asked_for_is_taken() =>
        CropCacheOptions.Like(people.Beside("none.bin"), new(96, 90)).InputSize.ShouldBe(new PixelSize(96, 90));

    [Fact]
    public async Task What_was_done_before_an_interruption_is_not_done_again()
    {
        for (var i = 0; i < 300; i++)
            people.Draw($"many/{i:000}.png", 100 + i);
        using var stop = new CancellationTokenSource();
        var progress = new Ear(_ => stop.Cancel());

        await Should.ThrowAsync<OperationCanceledException>(() =>
            people.BuildAsync(people.Options, progress, stop.Token)
        );
        var looks = people.Looks;
        File.Exists(people.Options.File).ShouldBeFalse();
        using var cache = await people.BuildAsync(people.Options);

        // Pictures are written in chunks of 256; of the 304 that can be read, the 48 and more of the second are left.
        looks.ShouldBeLessThan(304);
        people.Looks.ShouldBe(304 + (looks - 255));
        cache.Count.ShouldBe(303);
        Directory.GetFiles(Path.GetDirectoryName(people.Options.File)!).ShouldBe([people.Options.File]);
    }

    [Fact]
    public async Task Progress_counts_what_is_left_out_and_taken_over()
    {
        (await people.BuildAsync(people.Options)).Dispose();
        people.Draw("c/1.png", 5);
        var heard = new List<CropProgress>();

        (await people.BuildAsync(people.Options, new Ear(heard.Add))).Dispose();

        heard.ShouldBe([new CropProgress(Done: 6, Total: 6, LeftOut: 2, Reused: 5)]);
    }

    [Fact]
    public async Task Data_without_any_face_is_an_error()
    {
        foreach (var path in (string[])["a/1.png", "a/2.png", "b/1.png"])
            people.DrawNobody(path);

        var error = await Should.ThrowAsync<TrainingDataException>(() => people.BuildAsync(people.Options));

        error.Message.ShouldContain("a/1.png: No face was found.");
        File.Exists(people.Options.File).ShouldBeFalse();
    }

    [Fact]
    public async Task A_disposed_cache_gives_no_more_pixels()
    {
        var cache = await people.BuildAsync(people.Options);
        cache.Dispose();
        cache.Dispose();

        Should.Throw<ObjectDisposedException>(() => cache.Pixels(0).Length);
    }

    public void Dispose() => people.Dispose();

    private static byte[] Cut(CropCache cache, int seed)
    {
        var picture = DrawnPeople.Noise(DrawnPeople.PictureSize, seed);
        var margin = new PixelSize(
            (cache.Size.Width - cache.InputSize.Width) / 2,
            (cache.Size.Height - cache.InputSize.Height) / 2
        );
        return FaceCropper.Pack(FaceCropper.Cut(picture, DrawnPeople.Landmarks, new(cache.InputSize, margin)));
    }

    private sealed class Ear(Action<CropProgress> hear) : IProgress<CropProgress>
    {
        public void Report(CropProgress value) => hear(value);
    }
}
