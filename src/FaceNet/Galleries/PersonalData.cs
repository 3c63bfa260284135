using System.Security.Cryptography;
using System.Text;
using FaceNet.Databases;
using FaceNet.Storage;

namespace FaceNet.Galleries;

/// <summary>
/// The one way by which names, places, vectors and pictures go into a gallery's file and come out of it. A checksum tells
/// a value that is whole from one that is not, so that damage never becomes a wrong face.
/// </summary>
internal static class PersonalData
{
    /// <summary>Bytes of SHA-256 that are kept.</summary>
    private const int ChecksumLength = 8;

    public static byte[] Seal(string text) => Seal(Encoding.UTF8.GetBytes(text));

    public static byte[] Seal(Face face)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        FaceFormat.Write(writer, face);
        return Seal(stream.ToArray());
    }

    public static byte[] Seal(ReadOnlySpan<byte> content) => [.. content, .. Checksum(content)];

    /// <exception cref="DatabaseException">The value is damaged.</exception>
    public static string OpenText(byte[] value) => Encoding.UTF8.GetString(Open(value).Span);

    /// <inheritdoc cref="OpenText"/>
    public static Face OpenFace(byte[] value)
    {
        using var reader = new BinaryReader(new MemoryStream(Open(value).ToArray()));
        return FaceFormat.Read(reader);
    }

    /// <inheritdoc cref="OpenText"/>
    public static ReadOnlyMemory<byte> Open(byte[] value)
    {
        if (value.Length < ChecksumLength)
            throw Damaged();
        var content = value.AsMemory(..^ChecksumLength);
        return Checksum(content.Span).SequenceEqual(value.AsSpan(^ChecksumLength..)) ? content : throw Damaged();
    }

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> content) =>
        SHA256.HashData(content).AsSpan(0, ChecksumLength);

    private static DatabaseException Damaged() => new(DatabaseFault.Damaged, "a value does not match its checksum");
}
