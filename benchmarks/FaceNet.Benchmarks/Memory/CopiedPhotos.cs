namespace FaceNet.Benchmarks.Memory;

/// <summary>As many photos as wanted, made of few: each copy has other bytes, so that no cache knows it.</summary>
internal static class CopiedPhotos
{
    public static void Write(IReadOnlyList<string> sources, int count, string folder)
    {
        for (var i = 0; i < count; i++)
        {
            var target = Path.Combine(folder, $"{i:000000}{Path.GetExtension(sources[i % sources.Count])}");
            File.Copy(sources[i % sources.Count], target);
            // Bytes after the end of the picture, which decoders pass over.
            using var stream = new FileStream(target, FileMode.Append);
            stream.Write(BitConverter.GetBytes(i));
        }
    }
}
