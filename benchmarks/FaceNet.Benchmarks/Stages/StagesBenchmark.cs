using FaceNet.Scanning;

namespace FaceNet.Benchmarks.Stages;

/// <summary>Where the time goes, and how much of it the whole loses against its parts.</summary>
internal static class StagesBenchmark
{
    private const int Rounds = 5;

    public static async Task RunAsync(string folder, int photos)
    {
        var paths = Spread(PhotoFiles.Find(folder), photos);
        using var pipeline = await LoadedPipeline.LoadAsync();
        using var recognizer = await FaceRecognizer.LoadAsync();
        Stage[] stages =
        [
            .. pipeline.Stages([.. paths.Select(path => Path.Combine(folder, path))]),
            Scan("whole, one photo at a time", recognizer, folder, paths, parallelPhotos: 1),
            Scan("whole, two photos at a time", recognizer, folder, paths, parallelPhotos: 2),
        ];
        foreach (var stage in stages)
            await stage.Run(); // Compiled, and every buffer grown.
        var rounds = new List<Cost[]>();
        for (var round = 0; round < Rounds; round++)
            rounds.Add(await RoundAsync(stages));
        StagesReport.Print(paths.Count, stages, rounds, Console.Out);
    }

    // Interleaved: whatever slows the machine for some seconds falls on every stage alike.
    private static async Task<Cost[]> RoundAsync(Stage[] stages)
    {
        var costs = new Cost[stages.Length];
        foreach (var (at, stage) in stages.Index())
            costs[at] = await Cost.OfAsync(stage.Run);
        return costs;
    }

    private static Stage Scan(
        string name,
        FaceRecognizer recognizer,
        string folder,
        IReadOnlyList<string> paths,
        int parallelPhotos
    ) =>
        new(
            name,
            paths.Count,
            async () =>
            {
                var scanner = new PhotoScanner(recognizer, cache: null, parallelPhotos);
                await foreach (var _ in scanner.ScanAsync(folder, paths)) { }
            },
            IsPart: false
        );

    private static IReadOnlyList<string> Spread(IReadOnlyList<string> paths, int count) =>
        [
            .. Enumerable
                .Range(0, Math.Min(count, paths.Count))
                .Select(i => paths[i * paths.Count / Math.Min(count, paths.Count)]),
        ];
}
