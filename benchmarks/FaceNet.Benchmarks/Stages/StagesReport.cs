namespace FaceNet.Benchmarks.Stages;

/// <summary>The table of a <see cref="StagesBenchmark"/>: medians over its rounds.</summary>
internal static class StagesReport
{
    public static void Print(int photos, Stage[] stages, IReadOnlyList<Cost[]> rounds, TextWriter output)
    {
        var sums = rounds.Select(round => Sum(stages, round)).ToArray();
        output.WriteLine($"{photos} photos, {rounds.Count} interleaved rounds, medians");
        output.WriteLine();
        output.WriteLine("| stage | times | ms each, elapsed | ms each, processor | share of the sum |");
        output.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var (at, stage) in stages.Index())
        {
            var share = Median.Of(rounds.Zip(sums, (round, sum) => round[at].Processor / sum.Processor));
            output.WriteLine(
                $"| {stage.Name} | {stage.Times} | {Milliseconds(rounds.Select(round => round[at].Elapsed), stage.Times):0.00} | "
                    + $"{Milliseconds(rounds.Select(round => round[at].Processor), stage.Times):0.00} | {share:0 %} |"
            );
        }
        output.WriteLine();
        for (var at = 0; at < stages.Length; at++)
            if (stages[at].Name.StartsWith("whole", StringComparison.Ordinal))
                PrintWhole(photos, stages[at].Name, [.. rounds.Select(round => round[at])], sums, output);
    }

    private static void PrintWhole(int photos, string name, Cost[] whole, Cost[] sums, TextWriter output)
    {
        var elapsed = whole.Zip(sums, (cost, sum) => sum.Elapsed / cost.Elapsed);
        var processor = whole.Zip(sums, (cost, sum) => sum.Processor / cost.Processor);
        output.WriteLine(
            $"{name}: {Median.Of(whole.Select(cost => photos / cost.Elapsed.TotalSeconds)):0.0} photos/s, "
                + $"{Median.Of(whole.Select(cost => photos / cost.Processor.TotalSeconds)):0.0} photos a second of processor time; "
                + $"{Median.Of(elapsed):0 %} of the speed of its stages by elapsed time, {Median.Of(processor):0 %} by processor time"
        );
    }

    private static Cost Sum(Stage[] stages, Cost[] round) =>
        stages.Zip(round).Where(pair => pair.First.IsPart).Aggregate(default(Cost), (sum, pair) => sum + pair.Second);

    private static double Milliseconds(IEnumerable<TimeSpan> costs, int times) =>
        Median.Of(costs.Select(cost => cost.TotalMilliseconds)) / Math.Max(1, times);
}
