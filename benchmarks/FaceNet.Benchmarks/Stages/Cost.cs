using System.Diagnostics;

namespace FaceNet.Benchmarks.Stages;

/// <summary>
/// What a piece of work took. The processor time counts all threads, the garbage collector's and the compiler's too, and
/// is nearly blind to what else the machine is doing.
/// </summary>
internal readonly record struct Cost(TimeSpan Elapsed, TimeSpan Processor)
{
    public static Cost operator +(Cost left, Cost right) =>
        new(left.Elapsed + right.Elapsed, left.Processor + right.Processor);

    public static async Task<Cost> OfAsync(Func<Task> work)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        await work();
        return new Cost(Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor);
    }
}
