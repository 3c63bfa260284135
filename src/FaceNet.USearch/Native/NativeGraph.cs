using System.Runtime.InteropServices;

namespace FaceNet.USearch.Native;

/// <summary>What is needed of USearch's C interface; its managed wrapper copies vectors and results and hides settings.</summary>
internal static partial class NativeGraph
{
    /// <summary><c>usearch_scalar_f32_k</c>: what vectors are handed over as.</summary>
    public const int Single = 1;

    private const string Library = "libusearch_c";

    [LibraryImport(Library, EntryPoint = "usearch_init")]
    public static partial nint Create(in GraphSettings settings, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_free")]
    public static partial void Free(nint graph, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_change_expansion_search")]
    public static partial void SetExpansionSearch(GraphHandle graph, nuint expansion, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_change_threads_add")]
    public static partial void SetAddingThreads(GraphHandle graph, nuint threads, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_change_threads_search")]
    public static partial void SetSearchingThreads(GraphHandle graph, nuint threads, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_reserve")]
    public static partial void Reserve(GraphHandle graph, nuint capacity, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_capacity")]
    public static partial nuint Capacity(GraphHandle graph, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_size")]
    public static partial nuint Count(GraphHandle graph, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_add")]
    public static partial void Add(GraphHandle graph, ulong key, in float vector, int scalar, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_remove")]
    public static partial nuint Remove(GraphHandle graph, ulong key, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_search")]
    public static partial nuint Search(
        GraphHandle graph,
        in float probe,
        int scalar,
        nuint count,
        ref ulong keys,
        ref float distances,
        out nint error
    );

    [LibraryImport(Library, EntryPoint = "usearch_serialized_length")]
    public static partial nuint Length(GraphHandle graph, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_save_buffer")]
    public static unsafe partial void Save(GraphHandle graph, void* buffer, nuint length, out nint error);

    [LibraryImport(Library, EntryPoint = "usearch_load_buffer")]
    public static unsafe partial void Load(GraphHandle graph, void* buffer, nuint length, out nint error);
}
