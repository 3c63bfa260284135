using FaceNet.Models;

namespace FaceNet.Tests.Models;

/// <summary>A face drawn with integer arithmetic, so that every language draws the same one.</summary>
internal static class DrawnFace
{
    /// <summary>The picture as a model wants it, channels first.</summary>
    public static float[] Tensor(ModelInput input)
    {
        var (width, height) = (input.Size.Width, input.Size.Height);
        var tensor = new float[input.Mean.Count * width * height];
        for (var c = 0; c < input.Mean.Count; c++)
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            var value = Pixel(x * 100 / width, y * 100 / height)[c];
            tensor[(((c * height) + y) * width) + x] = (value - input.Mean[c]) * input.Scale;
        }
        return tensor;
    }

    /// <summary>Red, green, blue at u, v in percent of the picture's width and height.</summary>
    private static int[] Pixel(int u, int v)
    {
        bool Eye(int at) => ((u - at) * (u - at)) + ((v - 42) * (v - 42)) <= 25;
        if (Eye(35) || Eye(65))
            return [40, 30, 30];
        if (Math.Abs(u - 50) <= 14 && Math.Abs(v - 72) <= 3)
            return [150, 60, 60];
        if (Math.Abs(u - 50) <= 3 && v is >= 48 and <= 60)
            return [180, 130, 105];
        return (4 * (u - 50) * (u - 50)) + (2 * (v - 50) * (v - 50)) <= 4000 ? [205, 160, 130] : [2 * u, 2 * v, 120];
    }
}
