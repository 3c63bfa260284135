using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FaceNet.Storage;

namespace FaceNet.Training.Runs;

/// <summary>
/// The folder of a run: <c>card.json</c>, <c>metrics.csv</c>, <c>events.txt</c>, <c>tensorboard/</c>, <c>checkpoints/</c>,
/// <c>index.html</c>, and the best weights. Every file is whole or absent whenever the process dies.
/// </summary>
public sealed class RunFolder
{
    private const string CheckpointPrefix = "step-";
    private const string PositionFile = "position.json";

    // The last, and the one before for the case that the last cannot be read.
    private const int CheckpointsKept = 2;

    /// <summary>A run's folder, which is made when something is written.</summary>
    /// <param name="path">The folder.</param>
    public RunFolder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Root = Path.GetFullPath(path);
    }

    /// <summary>The folder's full path.</summary>
    public string Root { get; }

    /// <summary>The weights' average at the best validation, or at the last step where nothing is validated.</summary>
    public string BestWeights => Path.Combine(Root, "best.safetensors");

    /// <summary>The metrics, a line each <see cref="TrainingOptions.ReportEvery"/> steps.</summary>
    public string Metrics => Path.Combine(Root, "metrics.csv");

    /// <summary>What trouble was met and what was done, a sentence a line, oldest first; absent where there was none.</summary>
    public string Events => Path.Combine(Root, "events.txt");

    /// <summary>The page with the curves.</summary>
    public string Page => Path.Combine(Root, "index.html");

    internal string TensorBoard => Path.Combine(Root, "tensorboard");

    private string Card => Path.Combine(Root, "card.json");

    private string Source => Path.Combine(Root, "source.json");

    private string Checkpoints => Path.Combine(Root, "checkpoints");

    /// <summary>Whether a run was begun here.</summary>
    public bool HasRun => File.Exists(Card);

    /// <summary>The run's card.</summary>
    /// <exception cref="IOException">There is none, or it cannot be read.</exception>
    public RunCard ReadCard() => Read(Card, RunJson.Default.RunCard);

    /// <summary>Where the run's data lie.</summary>
    /// <exception cref="IOException">That was not kept, or cannot be read.</exception>
    public RunSource ReadSource() => Read(Source, RunJson.Default.RunSource);

    /// <summary>Keeps where the run's data lie.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteSource(RunSource source) =>
        ReplacedFile.Write(Source, stream => JsonSerializer.Serialize(stream, source, RunJson.Readable.RunSource));

    internal void WriteCard(RunCard card) =>
        ReplacedFile.Write(Card, stream => JsonSerializer.Serialize(stream, card, RunJson.Readable.RunCard));

    internal void Save(TrainingState state)
    {
        Directory.CreateDirectory(Checkpoints);
        var (temporary, final) = (Path.Combine(Checkpoints, "partial"), Checkpoint(state.Position.Step));
        if (Directory.Exists(temporary))
            Directory.Delete(temporary, recursive: true); // of a process that died
        try
        {
            Directory.CreateDirectory(temporary);
            state.Save(temporary);
            ReplacedFile.Write(
                Path.Combine(temporary, PositionFile),
                stream => JsonSerializer.Serialize(stream, state.Position, RunJson.Default.RunPosition)
            );
            if (Directory.Exists(final))
                Directory.Delete(final, recursive: true); // the same step, after going back
            Directory.Move(temporary, final);
        }
        catch
        {
            Unfinished.Remove(temporary);
            throw;
        }
        foreach (var old in Steps().SkipLast(CheckpointsKept))
            Directory.Delete(old, recursive: true);
    }

    internal void SaveBest(TrainingState state) => WholeWeights.Write(BestWeights, state.Average.Network.state_dict());

    /// <summary>Loads the last checkpoint that can be read.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="IOException">There are checkpoints, and none can be read.</exception>
    internal bool TryLoad(TrainingState state, string run)
    {
        Exception? failure = null;
        foreach (var folder in Steps().Reverse())
            try
            {
                using var stream = File.OpenRead(Path.Combine(folder, PositionFile));
                var position = JsonSerializer.Deserialize(stream, RunJson.Default.RunPosition)!;
                if (position.Run != run)
                    throw new IOException("it belongs to other options or other data");
                state.Load(folder, position);
                return true;
            }
            catch (Exception e) when (e is JsonException or IOException or InvalidDataException or ModelException)
            {
                failure ??= e;
            }
        return failure is null
            ? false
            : throw new IOException($"No checkpoint in {Checkpoints} can be used: {failure.Message}", failure);
    }

    private T Read<T>(string path, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type)!;
        }
        catch (JsonException e)
        {
            throw new IOException(
                $"{path} is damaged, or of another version. Put it back from a copy, or begin the run in another folder.",
                e
            );
        }
        catch (IOException e)
        {
            throw new IOException($"{Root} is no folder of a training run: {e.Message}", e);
        }
    }

    /// <summary>Where the checkpoint of that step lies.</summary>
    internal string Checkpoint(long step) =>
        Path.Combine(Checkpoints, string.Create(CultureInfo.InvariantCulture, $"{CheckpointPrefix}{step:D9}"));

    private string[] Steps()
    {
        if (!Directory.Exists(Checkpoints))
            return [];
        var steps = Directory.GetDirectories(Checkpoints, CheckpointPrefix + "*");
        Array.Sort(steps, StringComparer.Ordinal);
        return steps;
    }
}
