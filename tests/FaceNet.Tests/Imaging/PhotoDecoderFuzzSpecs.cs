using FaceNet.Imaging;
using FaceNet.Tests.Imaging.Files;
using static FaceNet.Tests.Imaging.Pictures;

namespace FaceNet.Tests.Imaging;

public sealed class PhotoDecoderFuzzSpecs
{
    private const int Rounds = 150;

    /// <summary>Enough for every file here as it was made; mutated headers may well ask for more.</summary>
    private static readonly PhotoDecoder Decoder = new(new PhotoDecoderOptions { MaxPixels = 100_000 });

    private static readonly PixelSize Size = new(72, 56);

    private static readonly Dictionary<string, byte[]> Files = new()
    {
        ["jpeg"] = ImageEncoder.Jpeg(Noise(Size), 85),
        ["turned jpeg"] = Exif.Orient(ImageEncoder.Jpeg(Quarters(Size), 85), 6),
        ["cmyk jpeg"] = FlatJpeg.Write(new byte[3, 5, 4], adobeTransform: 2),
        ["png"] = ImageEncoder.Png(Quarters(Size)),
        ["png of 16 bits"] = PngFile.Write(new PixelSize(7, 5), 16, PngFile.Rgba, new byte[7 * 5 * 8]),
        ["webp"] = WebpFile.Write(Noise(Size), 80),
        ["animated webp"] = AnimatedFile.Webp(
            Size,
            WebpFile.Write(Quarters(Size), 80),
            WebpFile.Write(Noise(Size), 80)
        ),
        ["gif"] = AnimatedFile.Gif(Size, Red, null, Blue),
        ["bmp"] = BmpFile.Write(Quarters(Size)),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_unchanged_file_is_a_photo(string name) =>
        Decoder.Decode(Files[name]).Image.Size.Width.ShouldBePositive();

    [Theory]
    [MemberData(nameof(Names))]
    public void Flipped_bytes_give_a_photo_or_a_reason(string name)
    {
        var random = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            var file = (byte[])Files[name].Clone();
            // Mostly among the first bytes, where the headers are.
            var range = random.Next(2) == 0 ? Math.Min(64, file.Length) : file.Length;
            for (var flips = random.Next(1, 8); flips > 0; flips--)
                file[random.Next(range)] = (byte)random.Next(256);
            ShouldBeAPhotoOrAReason(file, $"{name}, round {round}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_cut_anywhere_gives_a_photo_or_a_reason(string name)
    {
        var file = Files[name];
        for (var round = 0; round < Rounds; round++)
            ShouldBeAPhotoOrAReason(file[..(int)((long)file.Length * round / Rounds)], $"{name}, round {round}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pieces_of_two_files_give_a_photo_or_a_reason(string name)
    {
        var random = new Random(2);
        var others = Files.Values.ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var (head, tail) = (Files[name], others[random.Next(others.Length)]);
            byte[] file = [.. head[..random.Next(head.Length)], .. tail[random.Next(tail.Length)..]];
            ShouldBeAPhotoOrAReason(file, $"{name}, round {round}");
        }
    }

    private static void ShouldBeAPhotoOrAReason(byte[] file, string what)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var photo = Decoder.Decode(file);
            photo.FullSize.Pixels.ShouldBeLessThanOrEqualTo(100_000, what);
        }
        catch (PhotoException refusal)
        {
            refusal.Message.ShouldEndWith(".", customMessage: what);
        }
        // The picture twice (as stored and upright), and small change.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2_000_000, what);
    }
}
