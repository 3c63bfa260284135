using System.Runtime.Intrinsics;

namespace FaceNet.Imaging;

/// <summary>Between a pixel in memory (four bytes) and four floats to calculate with.</summary>
internal static class PixelVector
{
    /// <summary>Rounds four values of 0 to 255 to bytes, red lowest.</summary>
    public static uint Pack(Vector128<float> pixel)
    {
        var rounded = Vector128.ConvertToInt32Native(pixel + Vector128.Create(0.5f));
        var words = Vector128.NarrowWithSaturation(rounded, rounded);
        return Vector128.NarrowWithSaturation(words.AsUInt16(), words.AsUInt16()).AsUInt32().ToScalar();
    }

    /// <summary>Two neighbouring pixels of eight bytes as eight floats.</summary>
    public static Vector256<float> Unpack(ulong pixels)
    {
        var words = Vector128.WidenLower(Vector128.CreateScalar(pixels).AsByte());
        return Vector256.ConvertToSingle(
            Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32()
        );
    }
}
