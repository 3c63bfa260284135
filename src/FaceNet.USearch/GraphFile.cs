using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FaceNet.Storage;

namespace FaceNet.USearch;

/// <summary>
/// A graph on disk: what USearch writes, the SHA-256 of that and of the end of the vectors' file, which has the checksums of
/// all vectors, and a mark. USearch itself takes a damaged file for a whole one, and one of other vectors for theirs.
/// </summary>
internal static class GraphFile
{
    // Longer than the last checksum of the vectors' file with what stands behind it.
    private const int EndOfVectors = 64;
    private const int BufferSize = 1 << 20;

    private static ReadOnlySpan<byte> Mark => "FNGRAPH2"u8;

    private static int TailSize => SHA256.HashSizeInBytes + Mark.Length;

    /// <exception cref="IOException">It could not be written.</exception>
    public static void Save(NeighbourGraph graph, string vectors)
    {
        var (bytes, length) = graph.Save();
        try
        {
            ReplacedFile.Write(
                PathFor(vectors),
                file =>
                {
                    using (var stream = Open(bytes, length))
                        stream.CopyTo(file, BufferSize);
                    file.Write(Hash(bytes, length, vectors));
                    file.Write(Mark);
                }
            );
        }
        finally
        {
            Free(bytes);
        }
    }

    /// <summary>Null, or why the graph has to be built.</summary>
    public static string? Load(NeighbourGraph graph, string vectors)
    {
        var path = PathFor(vectors);
        try
        {
            using var file = File.OpenRead(path);
            return Load(graph, file, vectors)
                ? null
                : $"{path} is damaged or of other vectors; the graph was built anew.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return $"{path} cannot be used ({e.Message.TrimEnd('.')}); the graph was built anew.";
        }
    }

    private static unsafe bool Load(NeighbourGraph graph, FileStream file, string vectors)
    {
        var length = file.Length - TailSize;
        if (length <= 0)
            return false;
        var bytes = (nint)NativeMemory.Alloc((nuint)length);
        try
        {
            using (var stream = Open(bytes, length))
                Copy(file, stream, length);
            Span<byte> tail = stackalloc byte[TailSize];
            file.ReadExactly(tail);
            if (!tail[SHA256.HashSizeInBytes..].SequenceEqual(Mark) || !tail.StartsWith(Hash(bytes, length, vectors)))
                return false;
            graph.Load(bytes, length);
            return true;
        }
        finally
        {
            Free(bytes);
        }
    }

    private static string PathFor(string vectors) => vectors + ".graph";

    private static byte[] Hash(nint bytes, long length, string vectors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var stream = Open(bytes, length))
        {
            var buffer = new byte[BufferSize];
            for (int read; (read = stream.Read(buffer)) > 0; )
                hash.AppendData(buffer.AsSpan(0, read));
        }
        using var file = File.OpenRead(vectors);
        var end = new byte[Math.Min(EndOfVectors, file.Length)];
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        hash.AppendData(end);
        return hash.GetHashAndReset();
    }

    private static void Copy(Stream from, Stream to, long length)
    {
        var buffer = new byte[BufferSize];
        for (var left = length; left > 0; )
        {
            var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            from.ReadExactly(part);
            to.Write(part);
            left -= part.Length;
        }
    }

    private static unsafe UnmanagedMemoryStream Open(nint bytes, long length) =>
        new((byte*)bytes, length, length, FileAccess.ReadWrite);

    private static unsafe void Free(nint bytes) => NativeMemory.Free((void*)bytes);
}
