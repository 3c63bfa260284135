using CsCheck;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet.Tests.Models;

public sealed class ImageTensorSpecs
{
    // Widths on both sides of the vectors' eight pixels.
    private static readonly Gen<PixelSize> Sizes = Gen.Select(
        Gen.Int[1, 27],
        Gen.Int[1, 5],
        (width, height) => new PixelSize(width, height)
    );

    private static readonly Gen<RgbImage> Pictures = Sizes.SelectMany(size =>
        Gen.Byte.Array[(int)size.Pixels * RgbImage.BytesPerPixel].Select(pixels => new RgbImage(size, pixels))
    );

    [Theory]
    [InlineData(TensorLayout.Nchw, ChannelOrder.Rgb)]
    [InlineData(TensorLayout.Nchw, ChannelOrder.Bgr)]
    [InlineData(TensorLayout.Nhwc, ChannelOrder.Rgb)]
    [InlineData(TensorLayout.Nhwc, ChannelOrder.Bgr)]
    public void Each_colour_goes_where_the_layout_and_the_order_of_colours_say(TensorLayout layout, ChannelOrder order)
    {
        Pictures.Sample(picture => Tensor(picture, layout, order).ShouldBe(Expected(picture, layout, order)));
    }

    [Fact]
    public void A_picture_on_a_canvas_leaves_the_rest_as_it_was()
    {
        var picture = new RgbImage(new PixelSize(9, 2));
        picture.Pixels.Span.Fill(200);
        var canvas = new PixelSize(13, 5);
        var tensor = new float[3 * canvas.Pixels];

        ImageTensor.Fill(picture, Input(TensorLayout.Nchw, ChannelOrder.Rgb), tensor, canvas, left: 3, top: 1);

        for (var at = 0; at < tensor.Length; at++)
        {
            var (x, y) = (at % 13, at / 13 % 5);
            (tensor[at] != 0).ShouldBe(x is >= 3 and < 12 && y is 1 or 2, $"({x}, {y})");
        }
    }

    private static float[] Tensor(RgbImage picture, TensorLayout layout, ChannelOrder order) =>
        ImageTensor.Create(picture, Input(layout, order));

    private static float[] Expected(RgbImage picture, TensorLayout layout, ChannelOrder order)
    {
        var input = Input(layout, order);
        var pixels = (int)picture.Size.Pixels;
        var tensor = new float[3 * pixels];
        for (var pixel = 0; pixel < pixels; pixel++)
        for (var channel = 0; channel < 3; channel++)
        {
            var value = picture.Pixels.Span[(4 * pixel) + (order == ChannelOrder.Rgb ? channel : 2 - channel)];
            var at = layout == TensorLayout.Nchw ? (channel * pixels) + pixel : (3 * pixel) + channel;
            tensor[at] = (value - input.Mean[channel]) * input.Scale;
        }
        return tensor;
    }

    private static ModelInput Input(TensorLayout layout, ChannelOrder order) =>
        new()
        {
            Size = new PixelSize(112, 112),
            Layout = layout,
            Channels = order,
            Mean = [122.782f, 117.001f, 104.298f],
            Scale = 1 / 127.5f,
        };
}
