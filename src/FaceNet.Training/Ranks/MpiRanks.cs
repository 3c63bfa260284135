using FaceNet.Training.Native;

namespace FaceNet.Training.Ranks;

/// <summary>
/// Processes that <c>mpiexec</c> has started. One a process, used from one thread. When a process ends without
/// <see cref="Leave"/>, <c>mpiexec</c> ends the others, so that none waits for ever.
/// </summary>
public sealed class MpiRanks : IRanks
{
    private MpiRanks(int rank, int count) => (Rank, Count) = (rank, count);

    /// <inheritdoc />
    public int Rank { get; }

    /// <inheritdoc />
    public int Count { get; }

    /// <summary>Whether there is an MPI on this machine that can be used.</summary>
    public static bool IsInstalled => Mpi.IsInstalled;

    /// <summary>Meets the other processes; without <c>mpiexec</c> there are none.</summary>
    /// <exception cref="TrainingException">No implementation of MPI is installed that can be used.</exception>
    public static MpiRanks Join()
    {
        if (!IsInstalled)
            throw new TrainingException(
                $"Several processes need MPI, and none of {Mpi.Names} is installed. Install MPICH (Debian: apt install mpich), "
                    + "Intel MPI or MS-MPI; Open MPI cannot be used."
            );
        _ = Mpi.Initialize(0, 0);
        _ = Mpi.Rank(Mpi.World, out var rank);
        _ = Mpi.Size(Mpi.World, out var count);
        return new(rank, count);
    }

    /// <summary>Parts from the others in peace; nothing else may be called after it.</summary>
    public static void Leave() => _ = Mpi.Complete();

    /// <inheritdoc />
    public float[] Gather(float[] own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var counts = new int[Count];
        _ = Mpi.Gather([own.Length], 1, Mpi.Int, counts, 1, Mpi.Int, Mpi.World);
        var places = new int[Count];
        for (var rank = 1; rank < Count; rank++)
            places[rank] = checked(places[rank - 1] + counts[rank - 1]);
        var all = new float[checked(places[^1] + counts[^1])];
        _ = Mpi.Gather(own, own.Length, Mpi.Float, all, counts, places, Mpi.Float, Mpi.World);
        return all;
    }

    /// <inheritdoc />
    public void Sum(Span<float> values) =>
        _ = Mpi.Reduce(Mpi.InPlace, values, values.Length, Mpi.Float, Mpi.Sum, Mpi.World);

    /// <inheritdoc />
    public bool Any(bool own)
    {
        Span<int> said = [own ? 1 : 0];
        _ = Mpi.Reduce(Mpi.InPlace, said, 1, Mpi.Int, Mpi.Maximum, Mpi.World);
        return said[0] != 0;
    }

    /// <inheritdoc />
    public byte[] FromFirst(byte[] own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var length = BitConverter.GetBytes(own.Length);
        _ = Mpi.Broadcast(length, length.Length, Mpi.Byte, root: 0, Mpi.World);
        var bytes = Rank == 0 ? own : new byte[BitConverter.ToInt32(length)];
        _ = Mpi.Broadcast(bytes, bytes.Length, Mpi.Byte, root: 0, Mpi.World);
        return bytes;
    }
}
