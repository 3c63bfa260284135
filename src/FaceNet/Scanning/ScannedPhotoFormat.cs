using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace FaceNet.Scanning;

/// <summary>
/// A scanned photo as bytes, without its path: the same content may lie at several places. A checksum at the end tells
/// a record that is whole from one that is not.
/// </summary>
internal static class ScannedPhotoFormat
{
    /// <summary>Bytes of SHA-256 that are kept.</summary>
    private const int ChecksumLength = 16;

    private static readonly PixelSize None = new(0, 0);

    public static byte[] Write(ScannedPhoto photo)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(photo.UnreadableReason ?? "");
        writer.Write(photo.Size?.Width ?? 0);
        writer.Write(photo.Size?.Height ?? 0);
        writer.Write(photo.Faces.Count);
        foreach (var face in photo.Faces)
            WriteFace(writer, face);
        writer.Write(Checksum(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>What was written; null when the record is damaged.</summary>
    public static ScannedPhoto? TryRead(byte[] record, string path) =>
        record.Length > ChecksumLength
        && Checksum(record.AsSpan(..^ChecksumLength)).SequenceEqual(record.AsSpan(^ChecksumLength..))
            ? Read(record, path)
            : null;

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> content) =>
        SHA256.HashData(content).AsSpan(0, ChecksumLength);

    private static ScannedPhoto Read(byte[] record, string path)
    {
        using var reader = new BinaryReader(new MemoryStream(record));
        var reason = reader.ReadString();
        var size = new PixelSize(reader.ReadInt32(), reader.ReadInt32());
        var faces = new PhotoFace[reader.ReadInt32()];
        for (var i = 0; i < faces.Length; i++)
            faces[i] = ReadFace(reader);
        return new ScannedPhoto
        {
            Path = path,
            Faces = faces,
            Size = size == None ? null : size,
            UnreadableReason = reason.Length == 0 ? null : reason,
        };
    }

    private static void WriteFace(BinaryWriter writer, PhotoFace photoFace)
    {
        var face = photoFace.Face;
        WriteFloats(writer, [face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height, face.Score]);
        WriteFloats(writer, MemoryMarshal.Cast<Vector2, float>(face.Landmarks.Points));
        WriteQuality(writer, face.Quality);
        writer.Write(face.Embedding.Dimension);
        WriteFloats(writer, face.Embedding.Values);
        writer.Write(photoFace.Thumbnail.Length);
        writer.Write(photoFace.Thumbnail.Span);
    }

    private static PhotoFace ReadFace(BinaryReader reader)
    {
        var head = ReadFloats(reader, 5);
        var landmarks = ReadFloats(reader, 2 * FaceLandmarks.Count);
        var face = new Face
        {
            Box = new BoundingBox(head[0], head[1], head[2], head[3]),
            Score = head[4],
            Landmarks = new FaceLandmarks(MemoryMarshal.Cast<float, Vector2>(landmarks)),
            Quality = ReadQuality(reader),
            Embedding = Embedding.FromUnitVector(ReadFloats(reader, reader.ReadInt32())),
        };
        return new PhotoFace(face, reader.ReadBytes(reader.ReadInt32()));
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
