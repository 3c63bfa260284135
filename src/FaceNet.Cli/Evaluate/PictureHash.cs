using FaceNet.Evaluation.Leaks;
using FaceNet.Imaging;
using FaceNet.Magick;

namespace FaceNet.Cli.Evaluate;

/// <summary>The perceptual hash of a picture file.</summary>
internal static class PictureHash
{
    // The hash looks at 32×32 means; decoding at a reduced size saves most of the time.
    private static readonly PhotoDecoder Decoder = new(
        new PhotoDecoderOptions { TargetLongSide = 64 },
        MagickCodec.Instance
    );

    public static HashedImage Of(string folder, string path)
    {
        var image = Decoder.DecodeFile(Path.Combine(folder, path)).Image;
        var pixels = image.Pixels.Span;
        var grey = new byte[image.Size.Pixels];
        for (int i = 0, source = 0; i < grey.Length; i++, source += RgbImage.BytesPerPixel)
            grey[i] = (byte)((0.299f * pixels[source]) + (0.587f * pixels[source + 1]) + (0.114f * pixels[source + 2]));
        return new HashedImage(path, PerceptualHash.Of(image.Size, grey));
    }
}
