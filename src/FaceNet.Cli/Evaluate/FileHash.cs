using System.Security.Cryptography;

namespace FaceNet.Cli.Evaluate;

/// <summary>Names the exact data of a measurement.</summary>
internal static class FileHash
{
    public static string Of(FileInfo file)
    {
        using var stream = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
