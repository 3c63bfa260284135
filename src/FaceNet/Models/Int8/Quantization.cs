namespace FaceNet.Models.Int8;

/// <summary>How real values become bytes: q = round(x / scale) + zero, clamped to 0…255.</summary>
/// <param name="Scale">Real value of one step, above 0.</param>
/// <param name="Zero">The byte that stands for 0.</param>
internal readonly record struct Quantization(float Scale, byte Zero)
{
    /// <summary>The finest steps that cover the range and hit 0 exactly, so that padding stays exact.</summary>
    public static Quantization Cover(ValueRange range)
    {
        var (least, most) = (Math.Min(range.Least, 0), Math.Max(range.Most, 0));
        var scale = most > least ? (most - least) / byte.MaxValue : 1;
        return new(scale, (byte)Math.Clamp(Math.Round(-least / scale), 0, byte.MaxValue));
    }
}
