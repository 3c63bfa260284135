using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet.Detection;

/// <summary>How a picture lies on what the network sees in one search.</summary>
/// <param name="Scale">Pixels of the canvas for one pixel of the picture.</param>
/// <param name="Content">Size of the picture on the canvas.</param>
/// <param name="Border">Pixels of mean colour around it.</param>
internal readonly record struct SearchCanvas(float Scale, PixelSize Content, int Border)
{
    // A face that fills the photo is found when there is room around it: a border of a sixth of the side makes it take
    // three quarters of the canvas. Only the coarsest search meets such faces.
    private const float BorderShare = 1 / 6f;

    public PixelSize Size => new(Content.Width + (2 * Border), Content.Height + (2 * Border));

    public int TensorLength => 3 * (int)Size.Pixels;

    /// <summary>The axes of the network's input.</summary>
    public long[] Shape => [1, 3, Size.Height, Size.Width];

    /// <summary>Of each search of a picture, the coarsest first.</summary>
    public static IEnumerable<SearchCanvas> All(PixelSize picture, FaceDetectorOptions options)
    {
        var coarsest = options.SearchSides[0];
        var largest = (int)(picture.LongSide * options.MaximumEnlargement);
        return options
            .SearchSides.Select(side => Math.Min(side, Math.Max(largest, coarsest)))
            .Distinct()
            .Select(side => Of(picture, side, border: side == coarsest ? (int)(side * BorderShare) : 0));
    }

    /// <summary>Writes the input of the network.</summary>
    public void Fill(RgbImage picture, ModelInput input, Span<float> tensor)
    {
        if (Border > 0)
            tensor.Clear();
        ImageTensor.Fill(ImageResampler.Resize(picture, Content), input, tensor, Size, Border, Border);
    }

    private static SearchCanvas Of(PixelSize picture, int side, int border)
    {
        var scale = (float)side / picture.LongSide;
        return new(scale, new PixelSize(Scaled(picture.Width, scale), Scaled(picture.Height, scale)), border);
    }

    private static int Scaled(int length, float scale) => Math.Max(1, (int)MathF.Round(length * scale));
}
