using FaceNet.Imaging;
using FaceNet.Tests.Imaging.Files;
using static FaceNet.Tests.Imaging.Pictures;

namespace FaceNet.Tests.Imaging;

public sealed class BadPhotoSpecs
{
    private static readonly RgbImage Picture = Noise(new PixelSize(96, 64));

    private readonly PhotoDecoder decoder = new();

    [Fact]
    public void An_empty_file_is_refused_with_the_reason() => Refusal([]).ShouldBe("The file is empty.");

    [Fact]
    public void A_text_file_named_as_a_photo_is_refused_with_the_reason() =>
        Refusal("Dear all, see the photo below."u8.ToArray()).ShouldStartWith("The file is not a picture");

    [Fact]
    public void A_single_byte_is_refused() => Refusal([0xFF]).ShouldStartWith("The file is not a picture");

    [Fact]
    public void A_truncated_jpeg_is_refused_with_the_reason_wherever_it_ends()
    {
        var file = ImageEncoder.Jpeg(Picture, 90);

        for (var length = 2; length < file.Length; length += 97)
            Refusal(file[..length]).ShouldContain("cut short", customMessage: $"{length} of {file.Length} bytes");
        Refusal(file[..^1]).ShouldContain("cut short");
    }

    [Fact]
    public void A_truncated_png_is_refused_with_the_reason_wherever_it_ends()
    {
        var file = ImageEncoder.Png(Picture);

        // The last chunk (12 bytes) says nothing but that the file ends, and the checksum before it adds no pixel.
        for (var length = 8; length < file.Length - 16; length += 211)
            Refusal(file[..length]).ShouldContain("cut short", customMessage: $"{length} of {file.Length} bytes");
    }

    [Fact]
    public void A_truncated_webp_is_refused_wherever_it_ends()
    {
        var file = WebpFile.Write(Picture, 90);

        for (var length = 12; length < file.Length - 1; length += 211)
            Refusal(file[..length]).ShouldMatch("cut short|damaged", customMessage: $"{length} of {file.Length} bytes");
    }

    [Fact]
    public void A_jpeg_with_bytes_overwritten_is_refused_with_the_reason()
    {
        var file = ImageEncoder.Jpeg(Noise(new PixelSize(320, 200)), 90);
        new Random(5).NextBytes(file.AsSpan(file.Length / 2, 1000));

        Refusal(file).ShouldContain("damaged");
    }

    /// <summary>
    /// A limit, which the documentation names: libjpeg counts such faults, but Skia passes no word of it on. The day that it
    /// does, this fails.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void Damage_among_the_compressed_data_of_a_jpeg_that_breaks_no_marker_is_decoded_without_a_word(int bytes)
    {
        var picture = Noise(new PixelSize(320, 200));
        var file = ImageEncoder.Jpeg(picture, 90);
        var whole = decoder.Decode(file).Image.Pixels.ToArray();
        var damaged = file.AsSpan(file.Length / 2, bytes);
        foreach (ref var data in damaged)
            // Neither before nor after is it FF, by which markers begin, or 0, which follows an FF that is none.
            if (data is > 0 and < 0xFF)
                data = (byte)(data == 0xFE ? 1 : data + 1);

        var decoded = decoder.Decode(file);

        decoded.FullSize.ShouldBe(picture.Size);
        decoded.Image.Pixels.ToArray().ShouldNotBe(whole);
    }

    [Fact]
    public void A_jpeg_with_a_broken_header_is_refused_with_the_reason()
    {
        var file = ImageEncoder.Jpeg(Picture, 90);
        var huffmanTable = file.AsSpan().IndexOf<byte>([0xFF, 0xC4]);
        file.AsSpan(huffmanTable + 5, 16).Fill(0xEE);

        Refusal(file).ShouldContain("damaged");
    }

    [Fact]
    public void A_jpeg_whose_restart_markers_are_out_of_turn_is_refused()
    {
        byte[] scan = [0xFF, 0xDA, 0, 2, 1, 2, 0xFF, 0xD0, 3, 0xFF, 0xD2, 4, 0xFF, 0xD9];

        Refusal([0xFF, 0xD8, .. scan]).ShouldContain("damaged");
    }

    [Fact]
    public void A_jpeg_of_thousands_of_scans_is_refused_before_it_is_decoded()
    {
        var file = FlatJpeg.Write(
            new byte[,,]
            {
                {
                    { 1 },
                },
            }
        );
        var scan = file.AsSpan(file.AsSpan().IndexOf<byte>([0xFF, 0xDA])..^2).ToArray();

        var bomb = file[..^2].Concat(Enumerable.Repeat(scan, 5000).SelectMany(bytes => bytes)).Concat(file[^2..]);

        Refusal([.. bomb]).ShouldContain("damaged");
    }

    [Fact]
    public void A_png_with_a_wrong_checksum_is_refused_with_the_reason()
    {
        var file = ImageEncoder.Png(Picture);
        file[file.Length / 2] ^= 0x20;

        Refusal(file).ShouldContain("damaged");
    }

    [Fact]
    public void A_png_that_declares_60000_by_60000_pixels_is_refused_without_allocating_them()
    {
        var bomb = PngFile.Write(new PixelSize(60_000, 60_000), 8, PngFile.Rgb, new byte[180_000]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refusal(bomb).ShouldBe("The picture is too large: 60000×60000 pixels, where 200 million are allowed.");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void A_picture_of_more_pixels_than_allowed_is_refused_and_one_of_as_many_is_not()
    {
        var file = ImageEncoder.Jpeg(Picture, 90);

        new PhotoDecoder(new PhotoDecoderOptions { MaxPixels = 96 * 64 }).Decode(file).FullSize.ShouldBe(Picture.Size);
        var strict = new PhotoDecoder(new PhotoDecoderOptions { MaxPixels = (96 * 64) - 1 });
        Should.Throw<PhotoException>(() => strict.Decode(file)).Message.ShouldContain("96×64");
    }

    [Fact]
    public void A_file_of_more_bytes_than_allowed_is_refused_and_one_of_as_many_is_not()
    {
        var file = ImageEncoder.Png(Picture);

        new PhotoDecoder(new PhotoDecoderOptions { MaxFileBytes = file.Length }).Decode(file);
        var strict = new PhotoDecoder(new PhotoDecoderOptions { MaxFileBytes = file.Length - 1 });
        Should.Throw<PhotoException>(() => strict.Decode(file)).Message.ShouldContain($"{file.Length} bytes");
    }

    [Theory]
    [InlineData("....ftypheic", "HEIC")]
    [InlineData("....ftypmif1", "HEIC")]
    [InlineData("....ftypavif", "AVIF")]
    [InlineData("....ftypcrx ", "Canon raw")]
    [InlineData("....ftypmp42", "Video")]
    [InlineData("II*\0....", "TIFF or camera raw")]
    [InlineData("MM\0*....", "TIFF or camera raw")]
    [InlineData("FUJIFILMCCD-RAW ", "Fujifilm raw")]
    [InlineData("8BPS", "Photoshop")]
    [InlineData("%PDF-1.7", "PDF")]
    public void A_format_that_is_not_supported_is_named(string start, string name) =>
        Refusal([.. start.Select(c => (byte)c), .. new byte[100]]).ShouldStartWith($"{name} is not supported");

    [Fact]
    public void A_file_that_does_not_exist_is_refused_with_the_reason() =>
        Should
            .Throw<PhotoException>(() => decoder.DecodeFile(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())))
            .Message.ShouldBe("There is no such file.");

    [Fact]
    public void A_folder_is_refused() => Should.Throw<PhotoException>(() => decoder.DecodeFile(Path.GetTempPath()));

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new PhotoDecoderOptions { TargetLongSide = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new PhotoDecoderOptions { MaxPixels = 500_000_001 });
        Should.Throw<ArgumentOutOfRangeException>(() => new PhotoDecoderOptions { MaxFileBytes = 0 });
    }

    private string Refusal(byte[] file) => Should.Throw<PhotoException>(() => decoder.Decode(file)).Message;
}
