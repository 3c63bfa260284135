using System.Numerics;
using FaceNet.Alignment;
using FaceNet.Models;
using FaceNet.Training.Data;
using FaceNet.Training.Native;
using static TorchSharp.torch;

namespace FaceNet.Training.Teaching;

/// <summary>Turns what a student is shown into what its teacher takes: another size, order and scale of the same face.</summary>
internal sealed class ViewResampling : IDisposable
{
    private readonly ModelInput input;
    private readonly PixelSize view;
    private readonly Tensor transform; // 1×2×3, from places in the teacher's picture to places in the student's, both −1 to 1
    private readonly Tensor factor; // 1×3×1×1
    private readonly Tensor offset;

    /// <summary>Prepares.</summary>
    /// <param name="input">What the teacher takes.</param>
    /// <param name="view">Size of the student's pictures.</param>
    /// <param name="device">Where they are resampled.</param>
    public ViewResampling(ModelInput input, PixelSize view, Device device)
    {
        (this.input, this.view) = (input, view);
        var student = NetworkInput.For(view);
        transform = tensor(Transform(input.Size, view)).view(1, 2, 3).to(device, copy: true);
        // Student's values v are (p − m) s of a pixel p; the teacher takes (p − m') s'.
        factor = full(1, 3, 1, 1, input.Scale / student.Scale).to(device, copy: true);
        float[] offsets = [.. input.Mean.Select((mean, channel) => (student.Mean[channel] - mean) * input.Scale)];
        offset = tensor(offsets).view(1, 3, 1, 1).to(device, copy: true);
    }

    /// <summary>Resamples pictures.</summary>
    /// <param name="views">N·H·W·3 values.</param>
    /// <param name="count">N.</param>
    /// <returns>As the teacher takes them.</returns>
    public Tensor Apply(Tensor views, int count)
    {
        var x = views.view(count, view.Height, view.Width, 3).permute(0, 3, 1, 2).contiguous();
        if (input.Size != view)
        {
            var places = nn.functional.affine_grid(
                transform.expand(count, 2, 3),
                [count, 3, input.Size.Height, input.Size.Width]
            );
            x = nn.functional.grid_sample(x, places, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, false);
        }
        if (input.Channels == ChannelOrder.Bgr)
            x = x.flip(1);
        x = (x * factor).Plus(offset);
        return input.Layout == TensorLayout.Nchw ? x : x.permute(0, 2, 3, 1).contiguous();
    }

    public void Dispose()
    {
        transform.Dispose();
        factor.Dispose();
        offset.Dispose();
    }

    private static float[] Transform(PixelSize teacher, PixelSize student)
    {
        Matrix3x2.Invert(FaceAlignment.FivePoint.ToSize(teacher), out var toAlignment);
        var map = toAlignment * FaceAlignment.FivePoint.ToSize(student); // a scale and a shift, in pixels
        return
        [
            map.M11 * teacher.Width / student.Width,
            0,
            (((map.M11 * teacher.Width) + (2 * map.M31)) / student.Width) - 1,
            0,
            map.M22 * teacher.Height / student.Height,
            (((map.M22 * teacher.Height) + (2 * map.M32)) / student.Height) - 1,
        ];
    }
}
