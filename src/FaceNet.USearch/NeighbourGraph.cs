using System.Runtime.InteropServices;
using FaceNet.USearch.Native;

namespace FaceNet.USearch;

/// <summary>
/// A navigable small world of vectors in 16-bit floats (Malkov and Yashunin 2018). Searches may run at once, and so may
/// additions while there is room; all else excludes everything.
/// </summary>
internal sealed class NeighbourGraph : IDisposable
{
    private readonly GraphHandle handle;
    private readonly ApproximateIndexOptions options;

    public NeighbourGraph(int dimension, ApproximateIndexOptions options)
    {
        this.options = options;
        handle = GraphHandle.Create(
            new()
            {
                Metric = GraphSettings.InnerProduct,
                Scalar = GraphSettings.BFloat16,
                Dimension = (nuint)dimension,
                Connectivity = (nuint)options.Connectivity,
                ExpansionAdd = (nuint)options.ExpansionAdd,
                ExpansionSearch = (nuint)options.ExpansionSearch,
            }
        );
        Configure();
    }

    public long Count
    {
        get
        {
            var count = NativeGraph.Count(handle, out var error);
            GraphHandle.Check(error);
            return (long)count;
        }
    }

    /// <summary>Makes room for so many vectors in all, and for more where it has to be made anyway.</summary>
    public void Reserve(long capacity)
    {
        var there = (long)NativeGraph.Capacity(handle, out var error);
        GraphHandle.Check(error);
        if (there >= capacity)
            return;
        NativeGraph.Reserve(handle, (nuint)Math.Max(capacity, 2 * there), out error);
        GraphHandle.Check(error);
    }

    /// <summary>Adds a vector, wholly or not at all.</summary>
    /// <exception cref="InvalidOperationException">The id is taken, or there is no memory left.</exception>
    public void Add(long id, ReadOnlySpan<float> vector)
    {
        Reserve(Count + 1);
        AddReserved(id, vector);
    }

    /// <summary>Adds a vector for which there is room.</summary>
    public void AddReserved(long id, ReadOnlySpan<float> vector)
    {
        NativeGraph.Add(handle, KeyOf(id), MemoryMarshal.GetReference(vector), NativeGraph.Single, out var error);
        GraphHandle.Check(error);
    }

    public void Remove(long id)
    {
        NativeGraph.Remove(handle, KeyOf(id), out var error);
        GraphHandle.Check(error);
    }

    /// <summary>Ids of the vectors that seem nearest, in no order that counts.</summary>
    public long[] Search(ReadOnlySpan<float> probe, int count)
    {
        var (keys, distances) = (new ulong[count], new float[count]);
        var found = NativeGraph.Search(
            handle,
            MemoryMarshal.GetReference(probe),
            NativeGraph.Single,
            (nuint)count,
            ref keys[0],
            ref distances[0],
            out var error
        );
        GraphHandle.Check(error);
        return Array.ConvertAll(keys[..(int)found], IdOf);
    }

    /// <summary>All of it, to be freed with <see cref="NativeMemory.Free(void*)"/>.</summary>
    public unsafe (nint Bytes, long Length) Save()
    {
        var length = NativeGraph.Length(handle, out var error);
        GraphHandle.Check(error);
        var bytes = NativeMemory.Alloc(length);
        NativeGraph.Save(handle, bytes, length, out error);
        if (error != 0)
            NativeMemory.Free(bytes);
        GraphHandle.Check(error);
        return ((nint)bytes, (long)length);
    }

    /// <summary>Takes over what <see cref="Save"/> gave.</summary>
    public unsafe void Load(nint bytes, long length)
    {
        NativeGraph.Load(handle, (void*)bytes, (nuint)length, out var error);
        GraphHandle.Check(error);
        Configure();
    }

    public void Dispose() => handle.Dispose();

    // USearch marks what was removed by its largest key, so the smallest id, which nobody has, gets that one.
    private static ulong KeyOf(long id) => unchecked((ulong)(long.MaxValue - id));

    private static long IdOf(ulong key) => unchecked(long.MaxValue - (long)key);

    // A graph that was loaded has the settings of USearch, not those that it was made with.
    private void Configure()
    {
        NativeGraph.SetExpansionSearch(handle, (nuint)options.ExpansionSearch, out var error);
        GraphHandle.Check(error);
        NativeGraph.SetAddingThreads(handle, (nuint)options.Parallelism, out error);
        GraphHandle.Check(error);
        NativeGraph.SetSearchingThreads(handle, (nuint)options.Parallelism, out error);
        GraphHandle.Check(error);
    }
}
