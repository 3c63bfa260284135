using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FaceNet.Imaging;

namespace FaceNet.Models;

/// <summary>Writes pictures into the float tensors that models take.</summary>
internal static class ImageTensor
{
    /// <summary>The tensor of one picture, batch 1, in the layout, colour order and scaling of <paramref name="input"/>.</summary>
    public static float[] Create(RgbImage image, ModelInput input)
    {
        var channels = input.Channels == ChannelOrder.Grey ? 1 : 3;
        var tensor = new float[channels * image.Size.Pixels];
        Fill(image, input, tensor, image.Size, left: 0, top: 0);
        return tensor;
    }

    /// <summary>
    /// Places a picture with its top left corner at (<paramref name="left"/>, <paramref name="top"/>) of a larger
    /// canvas. What the picture does not cover stays as it is: the mean colour, where that is 0.
    /// </summary>
    public static void Fill(RgbImage image, ModelInput input, Span<float> tensor, PixelSize canvas, int left, int top)
    {
        if (input.Channels == ChannelOrder.Grey)
            FillGrey(image, input, tensor, canvas, left, top);
        else if (input.Layout == TensorLayout.Nchw)
            FillPlanes(image, input, tensor, canvas, left, top);
        else
            FillInterleaved(image, input, tensor, canvas, left, top);
    }

    private static void FillPlanes(
        RgbImage image,
        ModelInput input,
        Span<float> tensor,
        PixelSize canvas,
        int left,
        int top
    )
    {
        for (var y = 0; y < image.Size.Height; y++)
        {
            var pixels = MemoryMarshal.Cast<byte, int>(image.Row(y));
            for (var channel = 0; channel < 3; channel++)
            {
                var offset = (channel * (int)canvas.Pixels) + ((top + y) * canvas.Width) + left;
                var colour = input.Channels == ChannelOrder.Rgb ? channel : 2 - channel;
                FillRow(pixels, colour, input.Mean[channel], input.Scale, tensor.Slice(offset, pixels.Length));
            }
        }
    }

    private static void FillRow(ReadOnlySpan<int> pixels, int colour, float mean, float scale, Span<float> target)
    {
        // Red lies in the lowest of a pixel's four bytes.
        var shift = 8 * colour;
        var x = 0;
        for (; x + Vector256<int>.Count <= pixels.Length; x += Vector256<int>.Count)
        {
            var values = (Vector256.Create(pixels[x..]) >>> shift) & Vector256.Create(0xFF);
            ((Vector256.ConvertToSingle(values) - Vector256.Create(mean)) * scale).CopyTo(target[x..]);
        }
        for (; x < pixels.Length; x++)
            target[x] = (((pixels[x] >>> shift) & 0xFF) - mean) * scale;
    }

    private static void FillInterleaved(
        RgbImage image,
        ModelInput input,
        Span<float> tensor,
        PixelSize canvas,
        int left,
        int top
    )
    {
        var (first, third) = input.Channels == ChannelOrder.Rgb ? (0, 2) : (2, 0);
        for (var y = 0; y < image.Size.Height; y++)
        {
            var row = image.Row(y);
            var target = tensor.Slice(3 * (((top + y) * canvas.Width) + left), 3 * image.Size.Width);
            for (int x = 0, source = 0; x < target.Length; x += 3, source += RgbImage.BytesPerPixel)
            {
                target[x] = (row[source + first] - input.Mean[0]) * input.Scale;
                target[x + 1] = (row[source + 1] - input.Mean[1]) * input.Scale;
                target[x + 2] = (row[source + third] - input.Mean[2]) * input.Scale;
            }
        }
    }

    private static void FillGrey(
        RgbImage image,
        ModelInput input,
        Span<float> tensor,
        PixelSize canvas,
        int left,
        int top
    )
    {
        for (var y = 0; y < image.Size.Height; y++)
        {
            var row = image.Row(y);
            var target = tensor.Slice(((top + y) * canvas.Width) + left, image.Size.Width);
            for (int x = 0, source = 0; x < target.Length; x++, source += RgbImage.BytesPerPixel)
                target[x] = (Luma(row[source], row[source + 1], row[source + 2]) - input.Mean[0]) * input.Scale;
        }
    }

    /// <summary>Brightness by ITU-R BT.601, 0 to 255.</summary>
    public static float Luma(byte red, byte green, byte blue) => (0.299f * red) + (0.587f * green) + (0.114f * blue);
}
