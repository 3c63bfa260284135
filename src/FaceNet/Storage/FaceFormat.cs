using System.Numerics;
using System.Runtime.InteropServices;

namespace FaceNet.Storage;

/// <summary>A face as bytes, to the last bit, as files that keep faces hold it.</summary>
internal static class FaceFormat
{
    /// <summary>Box and score.</summary>
    private const int HeadLength = 5;

    public static void Write(BinaryWriter writer, Face face)
    {
        WriteFloats(writer, [face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height, face.Score]);
        WriteFloats(writer, MemoryMarshal.Cast<Vector2, float>(face.Landmarks.Points));
        WriteQuality(writer, face.Quality);
        writer.Write(face.Embedding.Dimension);
        WriteFloats(writer, face.Embedding.Values);
    }

    public static Face Read(BinaryReader reader)
    {
        var head = ReadFloats(reader, HeadLength);
        var landmarks = ReadFloats(reader, 2 * FaceLandmarks.Count);
        return new Face
        {
            Box = new BoundingBox(head[0], head[1], head[2], head[3]),
            Score = head[4],
            Landmarks = new FaceLandmarks(MemoryMarshal.Cast<float, Vector2>(landmarks)),
            Quality = ReadQuality(reader),
            Embedding = Embedding.FromUnitVector(ReadFloats(reader, reader.ReadInt32())),
        };
    }

    private static void WriteQuality(BinaryWriter writer, FaceQuality quality)
    {
        WriteFloats(writer, [quality.Score, quality.Size, quality.Sharpness, quality.Pose]);
        writer.Write(quality.Reasons.Count);
        foreach (var reason in quality.Reasons)
            writer.Write(reason);
    }

    private static FaceQuality ReadQuality(BinaryReader reader)
    {
        var values = ReadFloats(reader, 4);
        var reasons = new string[reader.ReadInt32()];
        for (var i = 0; i < reasons.Length; i++)
            reasons[i] = reader.ReadString();
        return new FaceQuality(values[0], values[1], values[2], values[3], reasons);
    }

    private static void WriteFloats(BinaryWriter writer, ReadOnlySpan<float> values) =>
        writer.Write(MemoryMarshal.AsBytes(values));

    private static float[] ReadFloats(BinaryReader reader, int count)
    {
        var values = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
