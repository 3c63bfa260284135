using System.Reflection;
using System.Runtime.InteropServices;

namespace FaceNet.Training.Native;

/// <summary>
/// The few functions of MPI that training needs, by the binary interface that MPICH, Intel MPI, MVAPICH and MS-MPI share.
/// Open MPI has another. A call that fails ends all processes of the job with a message, as MPI does unless told otherwise.
/// </summary>
internal static partial class Mpi
{
    public const int World = 0x44000000;
    public const int Byte = 0x4c00010d;
    public const int Int = 0x4c000405;
    public const int Float = 0x4c00040a;
    public const int Maximum = 0x58000001;
    public const int Sum = 0x58000003;

    /// <summary>Instead of a buffer to send: what is to be sent stands where the result goes.</summary>
    public static readonly nint InPlace = -1;

    private const string Library = "mpi";

    private static readonly string[] Candidates = OperatingSystem.IsWindows()
        ? ["msmpi.dll"]
        : ["libmpich.so.12", "libmpi.so.12", "libmpi.12.dylib"];

    private static readonly Lazy<nint> Handle = new(Load);

    static Mpi() => NativeLibrary.SetDllImportResolver(typeof(Mpi).Assembly, Resolve);

    /// <summary>Whether an implementation is installed.</summary>
    public static bool IsInstalled => Handle.Value != 0;

    /// <summary>Names of the libraries that are looked for.</summary>
    public static string Names => string.Join(", ", Candidates);

    [LibraryImport(Library, EntryPoint = "MPI_Init")]
    public static partial int Initialize(nint argumentCount, nint arguments);

    [LibraryImport(Library, EntryPoint = "MPI_Finalize")]
    public static partial int Complete();

    [LibraryImport(Library, EntryPoint = "MPI_Comm_rank")]
    public static partial int Rank(int communicator, out int rank);

    [LibraryImport(Library, EntryPoint = "MPI_Comm_size")]
    public static partial int Size(int communicator, out int size);

    [LibraryImport(Library, EntryPoint = "MPI_Bcast")]
    public static partial int Broadcast(Span<byte> buffer, int count, int type, int root, int communicator);

    [LibraryImport(Library, EntryPoint = "MPI_Allreduce")]
    public static partial int Reduce(
        nint send,
        Span<float> receive,
        int count,
        int type,
        int operation,
        int communicator
    );

    [LibraryImport(Library, EntryPoint = "MPI_Allreduce")]
    public static partial int Reduce(
        nint send,
        Span<int> receive,
        int count,
        int type,
        int operation,
        int communicator
    );

    [LibraryImport(Library, EntryPoint = "MPI_Allgather")]
    public static partial int Gather(
        ReadOnlySpan<int> send,
        int sendCount,
        int sendType,
        Span<int> receive,
        int receiveCount,
        int receiveType,
        int communicator
    );

    [LibraryImport(Library, EntryPoint = "MPI_Allgatherv")]
    public static partial int Gather(
        ReadOnlySpan<float> send,
        int sendCount,
        int sendType,
        Span<float> receive,
        ReadOnlySpan<int> receiveCounts,
        ReadOnlySpan<int> places,
        int receiveType,
        int communicator
    );

    private static nint Load() =>
        Candidates.Select(name => NativeLibrary.TryLoad(name, out var handle) ? handle : 0).FirstOrDefault(h => h != 0);

    // Any other library is found as if there were no resolver.
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == Library ? Handle.Value : 0;
}
