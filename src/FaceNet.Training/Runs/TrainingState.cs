using System.Runtime.InteropServices;
using FaceNet.Training.Guarding;
using FaceNet.Training.Import;
using FaceNet.Training.Losses;
using FaceNet.Training.Mining;
using FaceNet.Training.Networks;
using FaceNet.Training.Optimization;
using TorchSharp.Modules;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace FaceNet.Training.Runs;

/// <summary>Everything that changes while a run learns: what a checkpoint holds.</summary>
internal sealed class TrainingState : IDisposable
{
    private const string NetworkFile = "network.safetensors";
    private const string AverageFile = "average.safetensors";
    private const string LossFile = "losses.safetensors";
    private const string OptimizerFile = "optimizer.safetensors";
    private const string SelectionFile = "selection.safetensors";
    private const string SelectionName = "triplets";

    private readonly TrainingOptions options;

    public TrainingState(TrainingOptions options, PixelSize input, int people)
    {
        this.options = options;
        var definition = NetworkCatalog.Find(options.Network);
        Network = new(
            definition,
            new()
            {
                EmbeddingSize = options.EmbeddingSize,
                BatchNorm = options.BatchNorm,
                Input = input,
                Seed = options.Seed,
            }
        );
        Network.train();
        Average = new(Network, options.AverageDecay);
        Losses = LossFactory.Create(options, options.Negatives, people);
        Optimizer = new(UpdateRule.Of(options.Optimizer, options.WeightDecay), Parameters);
    }

    public EmbeddingNetwork Network { get; }

    public WeightAverage Average { get; }

    public WeightedLosses Losses { get; private set; }

    public Optimizer Optimizer { get; }

    public RunPosition Position { get; set; } = new();

    /// <summary>
    /// Triplets of images that were selected for the epoch under way. Kept, because the weights that selected them are
    /// gone.
    /// </summary>
    public IReadOnlyList<Triplet> Selection { get; set; } = [];

    /// <summary>What the optimizer trains: the network's weights and those of the losses' heads.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. Network.parameters(), .. Losses.Parameters];

    /// <summary>The negatives in use, eased or not.</summary>
    public NegativeSelection Negatives => Position.Easing.Negatives ?? options.Negatives;

    /// <summary>Takes the weights that the options name, where they name some.</summary>
    /// <exception cref="ModelException">The file cannot be read, or is of another network.</exception>
    public void TakeInitialWeights()
    {
        if (options.InitialWeights is { } weights)
            Network.LoadWeights(weights);
        Average.Update(0);
    }

    /// <summary>Takes eased settings into use.</summary>
    public void Ease(Easing easing)
    {
        Position = Position with { Easing = easing };
        Losses = Losses.With(Negatives);
    }

    public void Save(string folder)
    {
        Safetensors.SaveStateDict(Path.Combine(folder, NetworkFile), Network.state_dict());
        Safetensors.SaveStateDict(Path.Combine(folder, AverageFile), Average.Network.state_dict());
        if (Losses.Parameters.Count > 0)
            Safetensors.SaveStateDict(Path.Combine(folder, LossFile), Named(Losses.Parameters));
        using var scope = NewDisposeScope();
        Safetensors.SaveStateDict(Path.Combine(folder, OptimizerFile), Optimizer.State());
        if (Selection.Count > 0)
            Safetensors.SaveStateDict(
                Path.Combine(folder, SelectionFile),
                new() { [SelectionName] = tensor(MemoryMarshal.Cast<Triplet, int>([.. Selection]).ToArray()) }
            );
    }

    public void Load(string folder, RunPosition position)
    {
        Fill(Network.state_dict(), Path.Combine(folder, NetworkFile));
        Fill(Average.Network.state_dict(), Path.Combine(folder, AverageFile));
        if (Losses.Parameters.Count > 0)
            Fill(Named(Losses.Parameters), Path.Combine(folder, LossFile));
        using var scope = NewDisposeScope();
        Optimizer.Load(WeightFile.Read(Path.Combine(folder, OptimizerFile)));
        var selection = Path.Combine(folder, SelectionFile);
        Selection = File.Exists(selection)
            ? [.. MemoryMarshal.Cast<int, Triplet>(WeightFile.Read(selection)[SelectionName].data<int>().ToArray())]
            : [];
        Position = position;
        Ease(position.Easing);
    }

    public void Dispose()
    {
        Losses.Dispose();
        Average.Dispose();
        Network.Dispose();
    }

    private static Dictionary<string, Tensor> Named(IReadOnlyList<Parameter> heads) =>
        heads.Select((head, i) => (head, i)).ToDictionary(named => $"head{named.i}", named => (Tensor)named.head);

    private static void Fill(IDictionary<string, Tensor> own, string path)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var stored = WeightFile.Read(path);
        foreach (var (name, tensor) in own)
            tensor.copy_(
                stored.TryGetValue(name, out var value)
                    ? value
                    : throw new ModelException($"{path} lacks {name}; it is a checkpoint of another network.")
            );
    }
}
