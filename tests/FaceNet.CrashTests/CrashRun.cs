using FaceNet.Galleries;
using FaceNet.Search;

namespace FaceNet.CrashTests;

/// <summary>
/// Kills a worker at random moments, each spread over the time that a step takes, and holds what it left against a copy
/// to which the same steps are done without a disturbance: it must be what was acknowledged, and of the step during
/// which the worker died all or nothing. Then the next worker goes on from there.
/// </summary>
internal sealed class CrashRun(IOperation operation, int seed)
{
    /// <summary>Steps of a worker before one during which it may be killed, at most.</summary>
    private const int LongestLife = 6;

    /// <summary>The share of kills that come before the first step, while the files are opened and recovered.</summary>
    private const double Early = 0.1;

    /// <summary>The last moment after the beginning of a step, in the time that such a step takes: a little beyond it.</summary>
    private const double Reach = 1.2;

    private readonly Random random = new(seed);
    private readonly List<string> faults = [];
    private readonly StepTimes times = new(operation.Cycle);
    private int steps;
    private Outcome outcome = new();

    public async Task<Outcome> KillAsync(int kills, CancellationToken cancellationToken = default)
    {
        var folder = Directory.CreateTempSubdirectory("facenet-crash-");
        try
        {
            var (worked, whole) = (folder.CreateSubdirectory("worked"), folder.CreateSubdirectory("whole"));
            using var copy = operation.Open(whole.FullName);
            while (outcome.Kills < kills && outcome.Torn == 0)
                Examine(await OneLifeAsync(worked.FullName, cancellationToken), worked.FullName, copy);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return outcome with { Faults = faults };
    }

    private async Task<Life> OneLifeAsync(string folder, CancellationToken cancellationToken)
    {
        using var worker = WorkerProcess.Start(operation, folder, steps, int.MaxValue, times);
        if (random.NextDouble() < Early)
            return await worker.KillAsync(times.Start * random.NextDouble(), cancellationToken);
        var victim = steps + random.Next(LongestLife + 1);
        await worker.ReachAsync(victim, cancellationToken);
        return await worker.KillAsync(times.Of(victim) * (Reach * random.NextDouble()), cancellationToken);
    }

    private void Examine(Life life, string folder, IWork copy)
    {
        if (!life.WasKilled)
        {
            outcome = outcome with { Torn = outcome.Torn + 1 };
            faults.Add($"The worker ended by itself: {life.Error}");
            return;
        }
        var acknowledged = life.Done - steps;
        while (steps < life.Done)
            copy.Do(steps++);
        outcome = outcome with
        {
            Kills = outcome.Kills + 1,
            Inside = outcome.Inside + (life.IsInside ? 1 : 0),
            Acknowledged = outcome.Acknowledged + acknowledged,
        };
        try
        {
            Compare(life, folder, copy);
            Note(operation.Faults(folder, steps));
        }
        catch (Exception exception) when (exception is GalleryException or VectorIndexException)
        {
            outcome = outcome with { Torn = outcome.Torn + 1 };
            Note([exception.Message]);
        }
    }

    private void Compare(Life life, string folder, IWork copy)
    {
        IReadOnlyList<string> left;
        using (var work = operation.Open(folder))
            left = work.Content();
        var before = copy.Content();
        if (left.SequenceEqual(before))
            return;
        if (life.IsInside)
        {
            copy.Do(steps);
            if (left.SequenceEqual(copy.Content()))
            {
                steps++;
                outcome = outcome with { DoneInside = outcome.DoneInside + 1 };
                return;
            }
        }
        string[] lost = [.. before.Except(left)];
        outcome = outcome with { Torn = outcome.Torn + 1, Lost = outcome.Lost + lost.Length };
        Note(lost.Select(line => $"Lost: {line}").Concat(left.Except(before).Select(line => $"New: {line}")));
    }

    private void Note(IEnumerable<string> found) =>
        faults.AddRange(found.Select(fault => $"Kill {outcome.Kills}, after {steps} steps: {fault}"));
}
