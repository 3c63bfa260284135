using System.Security.Cryptography;
using FaceNet.Storage;

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
        foreach (var (face, thumbnail) in photo.Faces)
        {
            FaceFormat.Write(writer, face);
            writer.Write(thumbnail.Length);
            writer.Write(thumbnail.Span);
        }
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
            faces[i] = new PhotoFace(FaceFormat.Read(reader), reader.ReadBytes(reader.ReadInt32()));
        return new ScannedPhoto
        {
            Path = path,
            Faces = faces,
            Size = size == None ? null : size,
            UnreadableReason = reason.Length == 0 ? null : reason,
        };
    }
}
