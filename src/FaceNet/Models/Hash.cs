using System.Security.Cryptography;

namespace FaceNet.Models;

/// <summary>SHA-256 as lower-case hexadecimal.</summary>
internal static class Hash
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string OfFile(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
