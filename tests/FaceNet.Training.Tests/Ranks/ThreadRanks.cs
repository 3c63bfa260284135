using System.Numerics.Tensors;
using FaceNet.Training.Ranks;

namespace FaceNet.Training.Tests.Ranks;

/// <summary>Ranks that are threads of this process.</summary>
internal sealed class ThreadRanks : IRanks
{
    private readonly Meeting meeting;

    private ThreadRanks(int rank, Meeting meeting) => (Rank, this.meeting) = (rank, meeting);

    public int Rank { get; }

    public int Count => meeting.Brought.Length;

    /// <summary>Runs one thread a rank; fails when one of them does.</summary>
    public static void Run(int count, Action<IRanks> work)
    {
        var shared = new Meeting(count);
        var ranks = Enumerable.Range(0, count).Select(rank => new ThreadRanks(rank, shared));
        Task.WaitAll([
            .. ranks.Select(rank => Task.Factory.StartNew(() => work(rank), TaskCreationOptions.LongRunning)),
        ]);
    }

    public float[] Gather(float[] own) => [.. Exchange(own).SelectMany(part => part)];

    public void Sum(Span<float> values)
    {
        var parts = Exchange(values.ToArray());
        parts[0].CopyTo(values);
        foreach (var part in parts.Skip(1))
            TensorPrimitives.Add(values, part, values);
    }

    public bool Any(bool own) => Exchange(own).Any(said => said);

    public byte[] FromFirst(byte[] own) => [.. Exchange(own)[0]];

    /// <summary>What all ranks bring, in their order; a barrier before it is read and one after.</summary>
    private T[] Exchange<T>(T own)
    {
        meeting.Brought[Rank] = own!;
        meeting.Barrier.SignalAndWait(TestContext.Current.CancellationToken);
        T[] all = [.. meeting.Brought.Cast<T>()];
        meeting.Barrier.SignalAndWait(TestContext.Current.CancellationToken);
        return all;
    }

    private sealed class Meeting(int count)
    {
        public object[] Brought { get; } = new object[count];

        public Barrier Barrier { get; } = new(count);
    }
}
