using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FaceNet.Databases;

/// <summary>
/// The last bytes of each page of a checked database: a part of the SHA-256 of the others, and which page it is. SQLite
/// itself has none, so a flipped bit can become another name, another owner of a face, or a row that is missing.
/// </summary>
internal static class PageCheck
{
    /// <summary>Bytes of a page, check included: SQLite's own choice, to which checked files are held.</summary>
    public const int PageSize = 4096;

    /// <summary>Bytes of the check.</summary>
    public const int Size = 8;

    /// <summary>Where page 1 says how many bytes at the end of each page are not SQLite's.</summary>
    public const int ReservedPlace = 20;

    /// <summary>Writes the check of a page.</summary>
    /// <param name="page">The whole page.</param>
    /// <param name="number">Which one, from 0.</param>
    public static void Write(Span<byte> page, long number) =>
        BinaryPrimitives.WriteUInt64LittleEndian(page[^Size..], Of(page, number));

    /// <summary>True when a page is as it was written, and in its place.</summary>
    public static bool Matches(ReadOnlySpan<byte> page, long number) =>
        BinaryPrimitives.ReadUInt64LittleEndian(page[^Size..]) == Of(page, number);

    /// <summary>Whether the first page is that of a checked file, be it damaged.</summary>
    public static bool IsChecked(ReadOnlySpan<byte> firstPage)
    {
        if (firstPage[ReservedPlace] == Size)
            return true;
        // The byte that says so may be the damaged one.
        Span<byte> other = stackalloc byte[PageSize];
        firstPage.CopyTo(other);
        other[ReservedPlace] = Size;
        return Matches(other, number: 0);
    }

    private static ulong Of(ReadOnlySpan<byte> page, long number)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(page[..^Size], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash) ^ (ulong)number;
    }
}
