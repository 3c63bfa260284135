using FaceNet.Imaging;
using FaceNet.Magick;
using ImageMagick;

namespace FaceNet.Tests.Imaging;

public sealed class MagickCodecSpecs
{
    private const int Tolerance = 12; // of 255: what lossy codecs do to a flat colour

    private readonly PhotoDecoder decoder = new(codec: MagickCodec.Instance);

    public static TheoryData<string, byte[]> HeicFiles =>
        new() { { "plain", DrawnHeic.Plain }, { "turned", DrawnHeic.Turned } };

    [Theory]
    [MemberData(nameof(HeicFiles))]
    public void Heic_is_decoded_upright(string name, byte[] file)
    {
        var photo = decoder.Decode(file);

        photo.FullSize.ShouldBe(new PixelSize(96, 64), name);
        photo.Image.Corners().ShouldBeNear(DrawnHeic.Corners, Tolerance);
    }

    [Theory]
    [InlineData(MagickFormat.Avif)]
    [InlineData(MagickFormat.Tiff)]
    [InlineData(MagickFormat.Jxl)]
    public void Pictures_of_other_formats_are_decoded(MagickFormat format)
    {
        using var picture = Quarters();

        var photo = decoder.Decode(picture.ToByteArray(format));

        photo.FullSize.ShouldBe(new PixelSize(96, 64));
        photo.Image.Corners().ShouldBeNear(DrawnHeic.Corners, Tolerance);
    }

    [Theory]
    [InlineData(ImageMagick.Orientation.TopLeft, 0, 1, 2, 3)]
    [InlineData(ImageMagick.Orientation.BottomRight, 3, 2, 1, 0)]
    [InlineData(ImageMagick.Orientation.RightTop, 2, 0, 3, 1)]
    [InlineData(ImageMagick.Orientation.LeftBottom, 1, 3, 0, 2)]
    [InlineData(ImageMagick.Orientation.LeftTop, 0, 2, 1, 3)]
    public void A_tiff_is_turned_as_it_says(ImageMagick.Orientation orientation, params int[] corners)
    {
        using var picture = Quarters();
        picture.Orientation = orientation;

        var photo = decoder.Decode(picture.ToByteArray(MagickFormat.Tiff));

        var isTurned = orientation >= ImageMagick.Orientation.LeftTop;
        photo.FullSize.ShouldBe(isTurned ? new PixelSize(64, 96) : new PixelSize(96, 64));
        photo.Image.Corners().ShouldBeNear([.. corners.Select(corner => DrawnHeic.Corners[corner])], Tolerance);
    }

    [Fact]
    public void Transparent_parts_become_white_and_grey_becomes_colour()
    {
        using var picture = new MagickImage(MagickColors.Transparent, 8, 8);
        using var grey = new MagickImage(new MagickColor("#808080"), 8, 8) { ColorType = ColorType.Grayscale };

        decoder.Decode(picture.ToByteArray(MagickFormat.Tiff)).Image.At(4, 4).ShouldBeNear((255, 255, 255), 0);
        decoder.Decode(grey.ToByteArray(MagickFormat.Tiff)).Image.At(4, 4).ShouldBeNear((128, 128, 128), 0);
    }

    [Fact]
    public void Cmyk_becomes_rgb()
    {
        using var picture = new MagickImage(MagickColors.Red, 8, 8) { ColorSpace = ColorSpace.CMYK };

        var (red, green, blue) = decoder.Decode(picture.ToByteArray(MagickFormat.Tiff)).Image.At(4, 4);

        ((int)red).ShouldBeGreaterThan(200);
        ((int)green).ShouldBeLessThan(60);
        ((int)blue).ShouldBeLessThan(60);
    }

    [Fact]
    public void Of_several_pages_the_first_counts()
    {
        using var pages = new MagickImageCollection
        {
            new MagickImage(MagickColors.Red, 8, 8),
            new MagickImage(MagickColors.Blue, 16, 16),
        };

        var photo = decoder.Decode(pages.ToByteArray(MagickFormat.Tiff));

        photo.FullSize.ShouldBe(new PixelSize(8, 8));
        photo.Image.At(4, 4).ShouldBeNear((255, 0, 0), 0);
    }

    [Fact]
    public void A_large_picture_is_reduced_and_keeps_its_full_size()
    {
        using var picture = Quarters();
        picture.Scale(new MagickGeometry(960, 640));
        var small = new PhotoDecoder(new PhotoDecoderOptions { TargetLongSide = 200 }, MagickCodec.Instance);

        var photo = small.Decode(picture.ToByteArray(MagickFormat.Tiff));

        photo.FullSize.ShouldBe(new PixelSize(960, 640));
        photo.Image.Size.ShouldBe(new PixelSize(200, 133));
        photo.Image.Corners().ShouldBeNear(DrawnHeic.Corners, Tolerance);
    }

    [Fact]
    public void A_picture_of_more_pixels_than_allowed_is_refused_before_it_is_decoded()
    {
        var strict = new PhotoDecoder(new PhotoDecoderOptions { MaxPixels = (96 * 64) - 1 }, MagickCodec.Instance);

        Should.Throw<PhotoException>(() => strict.Decode(DrawnHeic.Plain)).Message.ShouldContain("96×64");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void A_heic_that_is_cut_short_is_refused(double share)
    {
        var part = DrawnHeic.Plain[..(int)(share * DrawnHeic.Plain.Length)];

        Should.Throw<PhotoException>(() => decoder.Decode(part)).Message.ShouldContain("damaged or cut short");
    }

    [Fact]
    public void A_tiff_that_is_cut_short_is_refused()
    {
        using var picture = Quarters();
        picture.Settings.Compression = CompressionMethod.NoCompression;
        var file = picture.ToByteArray(MagickFormat.Tiff);

        Should.Throw<PhotoException>(() => decoder.Decode(file.AsMemory(0, file.Length / 2)));
    }

    [Fact]
    public void The_thumbnail_of_a_raw_file_is_not_taken_for_the_photo()
    {
        using var picture = Quarters();
        picture.SetAttribute("tiff:subfiletype", "REDUCEDIMAGE");
        var file = picture.ToByteArray(MagickFormat.Tiff);

        Should.Throw<PhotoException>(() => decoder.Decode(file)).Message.ShouldStartWith("Camera raw is not supported");
    }

    [Fact]
    public void Files_with_bytes_changed_are_decoded_or_refused()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var file = DrawnHeic.Plain.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                file[random.Next(12, file.Length)] = (byte)random.Next(256);
            try
            {
                decoder.Decode(file).Image.Size.Pixels.ShouldBePositive();
            }
            catch (PhotoException exception)
            {
                exception.Message.ShouldNotBeEmpty();
            }
        }
    }

    [Fact]
    public void Without_a_codec_the_format_is_named() =>
        Should
            .Throw<PhotoException>(() => new PhotoDecoder().Decode(DrawnHeic.Plain))
            .Message.ShouldStartWith("HEIC is not supported");

    private static MagickImage Quarters()
    {
        var picture = new MagickImage(MagickColors.White, 96, 64);
        using var pixels = picture.GetPixels();
        for (var y = 0; y < 64; y++)
        for (var x = 0; x < 96; x++)
        {
            var (red, green, blue) = DrawnHeic.Corners[(x < 48 ? 0 : 1) + (y < 32 ? 0 : 2)];
            pixels.SetPixel(x, y, [red, green, blue]);
        }
        return picture;
    }
}
