using System.Security.Cryptography;

namespace FaceNet.Benchmarks.Stages;

/// <summary>A scan's first stage: a file is read, and hashed to look it up in the cache.</summary>
internal static class PhotoFile
{
    public static byte[] Read(string path)
    {
        var file = File.ReadAllBytes(path);
        SHA256.HashData(file);
        return file;
    }
}
