using FaceNet.Imaging;
using FaceNet.Tests.Imaging.Files;
using SkiaSharp;
using static FaceNet.Tests.Imaging.Pictures;

namespace FaceNet.Tests.Imaging;

public sealed class PhotoDecoderSpecs
{
    private static readonly PixelSize Size = new(64, 48);
    private static readonly (byte R, byte G, byte B)[] Quartered = [Red, Green, Blue, White];

    private static readonly SKColorSpace DisplayP3 = SKColorSpace.CreateRgb(
        SKColorSpaceTransferFn.Srgb,
        SKColorSpaceXyz.DisplayP3
    );

    private readonly PhotoDecoder decoder = new();

    public static TheoryData<string, byte[]> Formats =>
        new()
        {
            { "JPEG", ImageEncoder.Jpeg(Quarters(Size), 95) },
            { "PNG", ImageEncoder.Png(Quarters(Size)) },
            { "WebP", WebpFile.Write(Quarters(Size), 95) },
            { "BMP", BmpFile.Write(Quarters(Size)) },
        };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Each_format_gives_the_picture_that_was_drawn(string format, byte[] file)
    {
        var photo = decoder.Decode(file);

        photo.Image.Size.ShouldBe(Size, format);
        photo.FullSize.ShouldBe(Size);
        photo.Image.Corners().ShouldBeNear(Quartered, tolerance: 6);
    }

    [Theory]
    // Where each corner of the stored picture goes: EXIF 2.32, tag 274.
    [InlineData(1, "RGBW")]
    [InlineData(2, "GRWB")]
    [InlineData(3, "WBGR")]
    [InlineData(4, "BWRG")]
    [InlineData(5, "RBGW")]
    [InlineData(6, "BRWG")]
    [InlineData(7, "WGBR")]
    [InlineData(8, "GWRB")]
    public void Every_orientation_comes_out_upright(byte orientation, string corners)
    {
        foreach (var bigEndian in new[] { false, true })
        {
            var photo = decoder.Decode(Exif.Orient(ImageEncoder.Jpeg(Quarters(Size), 95), orientation, bigEndian));

            var upright = orientation >= 5 ? new PixelSize(48, 64) : Size;
            photo.Image.Size.ShouldBe(upright);
            photo.FullSize.ShouldBe(upright);
            var expected = corners.Select(c => Quartered["RGBW".IndexOf(c)]).ToArray();
            photo.Image.Corners().ShouldBeNear(expected, tolerance: 6);
        }
    }

    [Fact]
    public void A_turned_photo_equals_the_plain_loop_where_no_side_is_a_whole_number_of_tiles()
    {
        var stored = decoder.Decode(ImageEncoder.Jpeg(Noise(new PixelSize(71, 45)), 90)).Image;

        var upright = decoder.Decode(Exif.Orient(ImageEncoder.Jpeg(Noise(new PixelSize(71, 45)), 90), 6)).Image;

        // Orientation 6: the stored left edge is the top, so that row y is the stored column y from the bottom up.
        upright.Pixels.ToArray().ShouldBe(Draw(new PixelSize(45, 71), (x, y) => stored.At(y, 44 - x)).Opaque());
    }

    [Fact]
    public void A_grey_jpeg_has_equal_channels()
    {
        var photo = decoder.Decode(
            FlatJpeg.Write(
                new byte[,,]
                {
                    {
                        { 40 },
                        { 90 },
                        { 200 },
                    },
                    {
                        { 0 },
                        { 255 },
                        { 128 },
                    },
                }
            )
        );

        photo.Image.Size.ShouldBe(new PixelSize(24, 16));
        photo.Image.At(4, 4).ShouldBe(((byte)40, (byte)40, (byte)40));
        photo.Image.At(20, 4).ShouldBe(((byte)200, (byte)200, (byte)200));
        photo.Image.At(12, 12).ShouldBe(((byte)255, (byte)255, (byte)255));
    }

    [Fact]
    public void A_cmyk_jpeg_as_photoshop_writes_it_has_its_colours()
    {
        // Adobe stores 255 − ink. No cyan and full magenta and yellow is red; half black halves it.
        byte[,,] blocks =
        {
            {
                { 255, 0, 0, 255 },
                { 255, 255, 255, 255 },
                { 255, 0, 0, 128 },
            },
        };

        var photo = decoder.Decode(FlatJpeg.Write(blocks, adobeTransform: 0));

        photo.Image.Size.ShouldBe(new PixelSize(24, 8));
        new[] { photo.Image.At(4, 4), photo.Image.At(12, 4), photo.Image.At(20, 4) }.ShouldBeNear(
            [(255, 0, 0), (255, 255, 255), (128, 0, 0)],
            tolerance: 2
        );
    }

    [Fact]
    public void A_ycck_jpeg_has_its_colours()
    {
        // With neutral chroma Y is the cyan, magenta and yellow ink; the fourth is 255 − black.
        byte[,,] blocks =
        {
            {
                { 0, 128, 128, 255 },
                { 255, 128, 128, 255 },
            },
            {
                { 100, 128, 128, 255 },
                { 0, 128, 128, 60 },
            },
        };

        var photo = decoder.Decode(FlatJpeg.Write(blocks, adobeTransform: 2));

        photo.Image.Corners().ShouldBeNear([(255, 255, 255), (0, 0, 0), (155, 155, 155), (60, 60, 60)], tolerance: 2);
    }

    [Fact]
    public void A_png_of_sixteen_bits_keeps_the_upper_eight()
    {
        byte[] rows = [0x12, 0x34, 0x80, 0x00, 0xFF, 0xFF, 0x00, 0x00, 0x40, 0x40, 0xC0, 0xC0];

        var photo = decoder.Decode(PngFile.Write(new PixelSize(2, 1), 16, PngFile.Rgb, rows));

        new[] { photo.Image.At(0, 0), photo.Image.At(1, 0) }.ShouldBeNear([(0x12, 0x80, 0xFF), (0, 0x40, 0xC0)], 1);
    }

    [Fact]
    public void A_grey_png_of_sixteen_bits_has_equal_channels()
    {
        var photo = decoder.Decode(
            PngFile.Write(new PixelSize(3, 1), 16, PngFile.Grey, [0, 0, 0x7F, 0xFF, 0xFF, 0xFF])
        );

        photo.Image.Size.ShouldBe(new PixelSize(3, 1));
        new[] { photo.Image.At(1, 0), photo.Image.At(2, 0) }.ShouldBeNear([(0x7F, 0x7F, 0x7F), (255, 255, 255)], 1);
    }

    [Fact]
    public void Transparent_parts_become_white()
    {
        byte[] rows = [200, 0, 0, 0, 200, 0, 0, 255, 200, 0, 0, 128];

        var photo = decoder.Decode(PngFile.Write(new PixelSize(3, 1), 8, PngFile.Rgba, rows));

        // Half of red (200, 0, 0) and half of white: (255 × 127 + 200 × 128) / 255 = 227.4 and 127.
        new[] { photo.Image.At(0, 0), photo.Image.At(1, 0), photo.Image.At(2, 0) }.ShouldBeNear(
            [(255, 255, 255), (200, 0, 0), (227, 127, 127)],
            tolerance: 1
        );
    }

    [Fact]
    public void Colours_of_a_wider_profile_are_converted_to_srgb()
    {
        byte[] pixels = [.. Enumerable.Repeat<byte[]>([180, 120, 100, 255], 16 * 8).SelectMany(pixel => pixel)];
        var info = new SKImageInfo(16, 8, SKColorType.Rgba8888, SKAlphaType.Opaque, DisplayP3);
        using var picture = SKImage.FromPixelCopy(info, pixels);
        using var file = picture.Encode(SKEncodedImageFormat.Jpeg, 100);

        var photo = decoder.Decode(file.ToArray());

        // Linear light (0.4564, 0.1878, 0.1274) of P3 by the matrix to sRGB (1.2249 −0.2247 0; −0.0421 1.0421 0;
        // −0.0196 −0.0786 1.0979) is (0.5169, 0.1765, 0.1162), which sRGB writes as (190, 117, 95).
        photo.Image.At(8, 4).ShouldBeNear((190, 117, 95), tolerance: 2);
    }

    [Fact]
    public void The_first_frame_of_an_animated_gif_is_the_picture()
    {
        var photo = decoder.Decode(AnimatedFile.Gif(Size, Red, Green, Blue));

        photo.Image.Size.ShouldBe(Size);
        photo.Image.Corners().ShouldBeNear([Red, Red, Red, Red], tolerance: 0);
    }

    [Fact]
    public void A_transparent_gif_is_white()
    {
        decoder.Decode(AnimatedFile.Gif(Size, null, Green)).Image.At(5, 5).ShouldBe(((byte)255, (byte)255, (byte)255));
    }

    [Fact]
    public void A_gif_frame_smaller_than_the_canvas_stands_on_white()
    {
        var file = AnimatedFile.Gif(new PixelSize(30, 20), Red);
        (file[6], file[8]) = (60, 40);

        var photo = decoder.Decode(file);

        photo.Image.Size.ShouldBe(new PixelSize(60, 40));
        photo.Image.Corners().ShouldBeNear([Red, (255, 255, 255), (255, 255, 255), (255, 255, 255)], tolerance: 0);
    }

    [Fact]
    public void A_webp_frame_smaller_than_the_canvas_stands_on_white()
    {
        var frame = WebpFile.Write(Draw(new PixelSize(30, 20), (_, _) => Red), 95);
        var file = AnimatedFile.Webp(new PixelSize(30, 20), frame, frame);
        var canvas = file.AsSpan().IndexOf("VP8X"u8) + 12;
        (file[canvas], file[canvas + 3]) = (59, 39);

        var photo = decoder.Decode(file);

        photo.Image.Size.ShouldBe(new PixelSize(60, 40));
        photo.Image.Corners().ShouldBeNear([Red, (255, 255, 255), (255, 255, 255), (255, 255, 255)], tolerance: 6);
    }

    [Fact]
    public void The_first_frame_of_an_animated_webp_is_the_picture()
    {
        var (first, second) = (Quarters(Size), Draw(Size, (_, _) => Green));
        var file = AnimatedFile.Webp(Size, WebpFile.Write(first, 95), WebpFile.Write(second, 95));

        var photo = decoder.Decode(file);

        photo.Image.Size.ShouldBe(Size);
        photo.Image.Corners().ShouldBeNear(Quartered, tolerance: 6);
    }

    [Fact]
    public void A_picture_of_one_pixel_is_a_photo()
    {
        var photo = decoder.Decode(ImageEncoder.Png(Draw(new PixelSize(1, 1), (_, _) => Blue)));

        photo.Image.Size.ShouldBe(new PixelSize(1, 1));
        photo.Image.At(0, 0).ShouldBe(Blue);
    }

    [Theory]
    [InlineData("JPEG", 640, 480, 200, 240, 180)] // 3/8, the smallest of n/8 that keeps 200
    [InlineData("JPEG", 640, 480, 80, 80, 60)]
    [InlineData("JPEG", 480, 640, 200, 180, 240)]
    [InlineData("JPEG", 640, 480, 640, 640, 480)]
    [InlineData("JPEG", 640, 480, 1600, 640, 480)]
    [InlineData("JPEG", 640, 480, 20, 20, 15)] // 1/8 is 80, and the rest by averaging
    [InlineData("WebP", 640, 480, 200, 240, 180)]
    [InlineData("PNG", 640, 480, 400, 640, 480)] // less than twice the target is left alone
    [InlineData("PNG", 640, 480, 320, 320, 240)]
    [InlineData("PNG", 480, 640, 100, 75, 100)]
    public void A_large_photo_is_reduced_to_less_than_twice_the_target(
        string format,
        int width,
        int height,
        int target,
        int reducedWidth,
        int reducedHeight
    )
    {
        var picture = Quarters(new PixelSize(width, height));
        var file = format switch
        {
            "JPEG" => ImageEncoder.Jpeg(picture, 95),
            "WebP" => WebpFile.Write(picture, 95),
            _ => ImageEncoder.Png(picture),
        };

        var photo = new PhotoDecoder(new PhotoDecoderOptions { TargetLongSide = target }).Decode(file);

        photo.FullSize.ShouldBe(new PixelSize(width, height));
        photo.Image.Size.ShouldBe(new PixelSize(reducedWidth, reducedHeight));
        photo.Image.Corners().ShouldBeNear(Quartered, tolerance: 12);
    }

    [Fact]
    public void A_very_narrow_photo_keeps_one_pixel_of_width()
    {
        var file = ImageEncoder.Png(Draw(new PixelSize(2, 900), (_, _) => Green));

        var photo = new PhotoDecoder(new PhotoDecoderOptions { TargetLongSide = 100 }).Decode(file);

        photo.Image.Size.ShouldBe(new PixelSize(1, 100));
    }

    [Fact]
    public void A_file_is_decoded_as_its_bytes_are()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(path, ImageEncoder.Png(Quarters(Size)));

            decoder.DecodeFile(path).Image.Corners().ShouldBe(Quartered);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
