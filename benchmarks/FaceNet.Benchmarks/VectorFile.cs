using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace FaceNet.Benchmarks;

/// <summary>What the scripts and this program hand each other: raw little-endian numbers, the row length by name.</summary>
internal static class VectorFile
{
    /// <summary>Rows of so many floats, scaled to length 1.</summary>
    public static Embedding[] Read(string path, int dimension)
    {
        using var stream = File.OpenRead(path);
        var rows = new Embedding[stream.Length / sizeof(float) / dimension];
        var row = new float[dimension];
        for (var i = 0; i < rows.Length; i++)
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(row.AsSpan()));
            rows[i] = Embedding.Normalize(row);
        }
        return rows;
    }

    /// <summary>Writes labels, four bytes each.</summary>
    public static void Write(string path, ReadOnlySpan<int> labels)
    {
        var bytes = new byte[sizeof(int) * labels.Length];
        for (var i = 0; i < labels.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int) * i), labels[i]);
        File.WriteAllBytes(path, bytes);
    }
}
