using FaceNet.Training.Layers;
using FaceNet.Training.Native;
using FaceNet.Training.Networks.Rows;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceNet.Training.Networks;

/// <summary>
/// A network from pictures to embeddings: N×3×H×W values, as the model card's normalisation makes them, become N×D unit
/// vectors. Layers and checkpoint keys are those of its <see cref="Definition"/>.
/// </summary>
public sealed class EmbeddingNetwork : nn.Module<Tensor, Tensor>
{
    private readonly List<(LayerRow Row, Layer Layer)> layers = [];

    /// <summary>Builds the network with random weights.</summary>
    /// <param name="definition">One of <see cref="NetworkCatalog"/>.</param>
    /// <param name="options">Null for the network as published.</param>
    /// <exception cref="ArgumentException">The network cannot take pictures of <see cref="NetworkOptions.Input"/>.</exception>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    public EmbeddingNetwork(NetworkDefinition definition, NetworkOptions? options = null)
        : this(definition, options ?? new(), DeviceType.CPU) { }

    private EmbeddingNetwork(NetworkDefinition definition, NetworkOptions options, DeviceType device)
        : base(NameOnceLoaded(definition))
    {
        Definition = definition;
        Options = options;
        Input = ChooseInput(definition, options);
        using var random = device == DeviceType.META ? null : new Generator(options.Seed);
        var builder = new LayerBuilder(new Device(device), random)
        {
            Activation = options.Activation,
            BatchNorm = options.BatchNorm ?? definition.BatchNorm,
            BatchNormEpsilon = definition.BatchNormEpsilon,
            EmbeddingSize = options.EmbeddingSize,
        };
        var shape = new MapShape(3, Input.Height, Input.Width);
        foreach (var row in definition.Rows)
            shape = Add(row, shape, builder);
    }

    /// <summary>What the network is.</summary>
    public NetworkDefinition Definition { get; }

    /// <summary>How it was built.</summary>
    public NetworkOptions Options { get; }

    /// <summary>Size of the pictures it takes.</summary>
    public PixelSize Input { get; }

    /// <summary>Number of values of an embedding.</summary>
    public int EmbeddingSize => Options.EmbeddingSize;

    /// <summary>Parameters and multiply-adds in all.</summary>
    public NetworkCost Cost => new(Table.Sum(row => row.Cost.Parameters), Table.Sum(row => row.Cost.MultiplyAdds));

    internal IEnumerable<LayerRow> Table => layers.Select(layer => layer.Row);

    internal IEnumerable<(LayerRow Row, Layer Layer)> Layers => layers;

    /// <summary>
    /// The network without weights: it can be counted and described, not run. Costs no memory, where NN1's weights take
    /// half a gigabyte.
    /// </summary>
    /// <exception cref="ArgumentException">The network cannot take pictures of <see cref="NetworkOptions.Input"/>.</exception>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    public static EmbeddingNetwork Describe(NetworkDefinition definition, NetworkOptions? options = null) =>
        new(definition, options ?? new(), DeviceType.META);

    /// <summary>Embeds a batch.</summary>
    /// <param name="images">N×3×H×W in any memory layout; channels-last (decoded rows, permuted) needs no copy.</param>
    /// <returns>N×D unit vectors, float32 unless the input is float64.</returns>
    /// <exception cref="ArgumentException">The batch has another shape.</exception>
    public override Tensor forward(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        Check(images.shape);
        if (images.shape[0] == 0)
            return empty(0, EmbeddingSize); // oneDNN divides by the size of the batch
        var x = images.ToChannelsLast();
        foreach (var (_, layer) in layers)
        {
            var next = layer.call(x);
            x.Dispose();
            x = next;
        }
        return x;
    }

    /// <summary>Makes the next pass drop the same values as every pass after the same seed.</summary>
    internal void SeedDropout(ulong seed)
    {
        foreach (var layer in modules().OfType<Dropout>())
            layer.Chance.manual_seed((long)(seed >> 1));
    }

    // Before the base class touches libtorch.
    private static string NameOnceLoaded(NetworkDefinition definition)
    {
        LibTorch.Require();
        return definition.Name;
    }

    private static PixelSize ChooseInput(NetworkDefinition definition, NetworkOptions options)
    {
        var input = options.Input ?? definition.Input;
        if (input != definition.Input && !definition.TakesOtherSizes)
            throw new ArgumentException(
                $"{definition.Name} takes pictures of {definition.Input} pixels only, not {input}: its fully connected "
                    + "layer has a weight for each position.",
                nameof(options)
            );
        return input;
    }

    private MapShape Add(Row row, MapShape input, LayerBuilder builder)
    {
        var layer = row.Build(input, builder);
        register_module(row.Key, layer);
        var cost = new CostOperations();
        var output = layer.Apply(cost, input);
        var parameters = layer.parameters().Sum(parameter => parameter.numel());
        layers.Add((new(row, input, output, new(parameters, cost.MultiplyAdds)), layer));
        return output;
    }

    private void Check(long[] shape)
    {
        if (shape is [_, 3, var height, var width] && height == Input.Height && width == Input.Width)
            return;
        var other = Definition.TakesOtherSizes ? ", or build it with another NetworkOptions.Input" : "";
        throw new ArgumentException(
            $"{Definition.Name} takes N×3×{Input.Height}×{Input.Width} (batch, colour, rows, columns), not "
                + $"{string.Join('×', shape)}. Resize the pictures to {Input}{other}.",
            nameof(shape)
        );
    }
}
