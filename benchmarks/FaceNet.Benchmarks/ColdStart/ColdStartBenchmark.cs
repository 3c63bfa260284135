using System.Diagnostics;

namespace FaceNet.Benchmarks.ColdStart;

/// <summary>
/// How soon a gallery of so many faces answers: at the very first time, when its index is there, after a hundred faces
/// came in since, and after a process that added one was killed. Each time in a process of its own, with nothing of the
/// gallery's files in memory.
/// </summary>
internal static class ColdStartBenchmark
{
    /// <summary>The verb with which this program starts itself.</summary>
    public const string OneAnswer = "cold-start-of-one";

    /// <summary>The verb of a process that does not live to close the gallery.</summary>
    public const string Killed = "cold-start-killed";

    private const int Rounds = 5;
    private const int NewFaces = 100;

    /// <param name="faces">How many there are.</param>
    /// <param name="model">Of which model; they are made up all the same.</param>
    /// <param name="folder">Where the gallery lies, or is to be made and left; null for a folder that is deleted.</param>
    public static async Task RunAsync(int faces, string model, string? folder = null)
    {
        var place = folder is null
            ? Directory.CreateTempSubdirectory("facenet-cold-start")
            : Directory.CreateDirectory(folder);
        try
        {
            await MeasureAsync(faces, model, Path.Combine(place.FullName, "gallery.db"));
            foreach (var file in place.GetFiles())
                Console.WriteLine($"{file.Name}: {file.Length >> 20} MB");
        }
        finally
        {
            if (folder is null)
                place.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(int faces, string model, string path)
    {
        using var recognizer = await FaceRecognizer.LoadAsync(new() { Model = model });
        var isNew = !File.Exists(path);
        using (var drawn = new DrawnGallery(path, recognizer.Space))
            if (isNew)
                drawn.AddPeople(faces);
        Console.WriteLine(
            $"{faces} faces of {recognizer.Space.Dimension} values; the gallery's files dropped from memory (posix_fadvise):"
        );
        Console.WriteLine(
            "| | people | gallery open, s | first answer, s | of it processor, s | since the process began, s | later answer, ms | closing, s | peak, MB |"
        );
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        File.Delete(path + ".index");
        await AnswerAsync("without an index", path, model);
        for (var round = 0; round < Rounds; round++)
            await AnswerAsync("with its index", path, model);
        using (var drawn = new DrawnGallery(path, recognizer.Space))
            drawn.AddFaces(NewFaces);
        await AnswerAsync($"after {NewFaces} new faces", path, model);
        await AnswerAsync("the next time", path, model);
        await RunAsync(Killed, path, model);
        await AnswerAsync("after a kill", path, model);
    }

    /// <summary>Adds a face, and ends without closing anything.</summary>
    public static async Task AddAndDieAsync(string path, string model)
    {
        using var recognizer = await FaceRecognizer.LoadAsync(new() { Model = model });
        using var drawn = new DrawnGallery(path, recognizer.Space);
        drawn.AddFaces(1);
        Process.GetCurrentProcess().Kill();
    }

    private static async Task AnswerAsync(string what, string path, string model)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!))
            PageCache.Drop(file);
        var (exitCode, line) = await RunAsync(OneAnswer, path, model);
        if (exitCode != 0)
            throw new InvalidOperationException($"{path} failed.");
        Console.WriteLine($"| {what} | {line.TrimEnd()}");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return (child.ExitCode, output);
    }
}
