using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FaceNet.Search.Kernels;

namespace FaceNet.Search.Exact;

/// <summary>
/// Up to so many vectors, each whole and in bytes. One thread appends and removes; others read what was there when their
/// snapshot was taken: a place is never written twice, and a removal carries the version that made it.
/// </summary>
internal sealed class Segment
{
    private readonly Memory<byte> block;
    private readonly RowChecks? checks;
    private long[]? removedAt;

    /// <summary>An empty segment.</summary>
    public Segment(SegmentLayout layout)
    {
        Layout = layout;
        block = AlignedMemory.Allocate(layout.Bytes);
    }

    /// <summary>A segment of a file, to which nothing can be appended.</summary>
    public Segment(SegmentLayout layout, Memory<byte> block, int count, RowChecks checks)
    {
        Layout = layout;
        this.block = block;
        this.checks = checks;
        Count = count;
    }

    public SegmentLayout Layout { get; }

    /// <summary>Vectors appended so far, for the thread that appends; others go by their snapshot.</summary>
    public int Count { get; private set; }

    /// <summary>Does nothing more go in?</summary>
    public bool IsFull => checks is not null || Count == Layout.Capacity;

    /// <summary>All of it as it lies in memory and on disk.</summary>
    public ReadOnlySpan<byte> Bytes => block.Span;

    /// <summary>Codes as groups of four: [panel][group][lane].</summary>
    public ReadOnlySpan<int> Codes => MemoryMarshal.Cast<byte, int>(block.Span[..Layout.CodeBytes]);

    public ReadOnlySpan<float> Scales => Part<float>(Layout.ScalesAt, Layout.Capacity);

    public ReadOnlySpan<float> Errors => Part<float>(Layout.ErrorsAt, Layout.Capacity / Panel.Width);

    public ReadOnlySpan<long> Ids => Part<long>(Layout.IdsAt, Layout.Capacity);

    /// <summary>The vector at a place.</summary>
    /// <exception cref="VectorIndexException">It lies in a file, and is damaged.</exception>
    public ReadOnlySpan<float> Row(int place)
    {
        checks?.Ensure(block.Span[Layout.RowsAt..], place);
        return Part<float>(Layout.RowsAt + (place * Layout.RowBytes), Layout.Dimension);
    }

    /// <summary>Was the vector at a place removed at this version or before?</summary>
    public bool IsRemoved(int place, long version) =>
        removedAt is { } removed && Volatile.Read(ref removed[place]) <= version;

    /// <summary>Puts a vector in the next place, which must be free.</summary>
    public void Append(long id, ReadOnlySpan<float> values)
    {
        var (panel, lane) = Math.DivRem(Count, Panel.Width);
        var panelBytes = Layout.Groups * 4 * Panel.Width;
        var code = VectorCode.Write(values, block.Span.Slice(panel * panelBytes, panelBytes), lane);
        Part<float>(Layout.ScalesAt, Layout.Capacity)[Count] = code.Scale;
        // A panel's error is that of its worst vector. It only grows, so who reads it early is on the safe side.
        ref var error = ref Part<float>(Layout.ErrorsAt, Layout.Capacity / Panel.Width)[panel];
        error = Math.Max(error, code.Error);
        Part<long>(Layout.IdsAt, Layout.Capacity)[Count] = id;
        values.CopyTo(Part<float>(Layout.RowsAt + (Count * Layout.RowBytes), Layout.Dimension));
        Count++;
    }

    /// <summary>Removes the vector at a place for all snapshots from <paramref name="version"/> on.</summary>
    public void Remove(int place, long version)
    {
        if (removedAt is null)
        {
            var removed = new long[Layout.Capacity];
            Array.Fill(removed, long.MaxValue);
            Volatile.Write(ref removedAt, removed);
        }
        Volatile.Write(ref removedAt[place], version);
    }

    private Span<T> Part<T>(int at, int count)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(block.Span.Slice(at, count * Unsafe.SizeOf<T>()));
}
