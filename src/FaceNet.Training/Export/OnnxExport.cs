using System.Text;
using FaceNet.Models;
using FaceNet.Storage;
using FaceNet.Training.Data;
using FaceNet.Training.Layers;
using FaceNet.Training.Networks;
using Google.Protobuf;
using Onnx;

namespace FaceNet.Training.Export;

/// <summary>Writes networks as ONNX models with their card inside.</summary>
public static class OnnxExport
{
    /// <summary>Name of the graph's input, N×3×H×W.</summary>
    public const string InputName = "input";

    /// <summary>Name of the graph's output, N×D unit vectors.</summary>
    public const string OutputName = "embedding";

    // Understood by every ONNX Runtime since 1.12.
    private const int IrVersion = 8;
    private const int Opset = 17;

    /// <summary>
    /// The network as it behaves when it does not train, for batches of any size: batch normalisation folded into the
    /// weights, dropout gone. One file, up to protobuf's 2 GB.
    /// </summary>
    /// <param name="network">Its weights are copied.</param>
    /// <param name="card">Says how to feed it; goes into the model's metadata, without its threshold.</param>
    /// <exception cref="ArgumentException">The card's input or dimension is not the network's.</exception>
    /// <exception cref="ModelException">The card contradicts itself.</exception>
    public static ModelProto ToOnnx(this EmbeddingNetwork network, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(card);
        Check(network, card);
        var graph = new GraphProto { Name = network.Definition.Name };
        var names = network
            .named_modules()
            .Where(module => module.module is Layer)
            .ToDictionary(module => (Layer)module.module, module => module.name);
        var operations = new OnnxOperations(new(graph), names);
        var x = new OnnxValue(InputName, new(3, network.Input.Height, network.Input.Width));
        foreach (var (_, layer) in network.Layers)
            x = operations.Run(layer, x);
        Rename(graph.Node[^1], OutputName);
        graph.Input.Add(Value(InputName, 3, network.Input.Height, network.Input.Width));
        graph.Output.Add(Value(OutputName, network.EmbeddingSize));
        return Model(graph, card);
    }

    /// <summary>The card of a network that was trained on pictures normalised to −1…1.</summary>
    /// <param name="network">Gives the size of the input and of the embedding.</param>
    /// <param name="name">The model's name, as the user types it.</param>
    /// <param name="licence">Licence of the weights.</param>
    /// <param name="origin">Where the weights come from: the training run, its data and its commit.</param>
    public static ModelCard Card(EmbeddingNetwork network, string name, string licence, string origin)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new()
        {
            Name = name,
            Role = ModelRole.Embedder,
            Input = NetworkInput.For(network.Input),
            Alignment = CardRules.FivePoint112,
            Dimension = network.EmbeddingSize,
            Licence = licence,
            Origin = origin,
        };
    }

    /// <summary>Writes a model, and its card beside it, <c>NAME.card.json</c>, which has the threshold too.</summary>
    /// <param name="path">The ONNX file; replaced whole or not at all.</param>
    /// <param name="model">What is written.</param>
    /// <param name="card">Its card.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(string path, ModelProto model, ModelCard card)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(model);
        var bytes = model.ToByteArray();
        ReplacedFile.Write(path, stream => stream.Write(bytes));
        var text = Encoding.UTF8.GetBytes(ModelCardJson.Write(card));
        ReplacedFile.Write(Path.ChangeExtension(path, ".card.json"), stream => stream.Write(text));
    }

    private static ModelProto Model(GraphProto graph, ModelCard card)
    {
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "FaceNet",
            Graph = graph,
            OpsetImport =
            {
                new OperatorSetIdProto { Domain = "", Version = Opset },
            },
        };
        OnnxMetadata.PutCard(model, card);
        return model;
    }

    private static void Check(EmbeddingNetwork network, ModelCard card)
    {
        CardRules.Check(card, "the export");
        if (card.Input.Size != network.Input || card.Dimension != network.EmbeddingSize)
            throw new ArgumentException(
                $"The card says {card.Input.Size} pixels and {card.Dimension} values; {network.Definition.Name} was built "
                    + $"for {network.Input} pixels and {network.EmbeddingSize} values.",
                nameof(card)
            );
    }

    private static void Rename(NodeProto last, string name) => last.Output[0] = name;

    private static ValueInfoProto Value(string name, params ReadOnlySpan<int> axes)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "batch" });
        foreach (var axis in axes)
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = axis });
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape };
        return new()
        {
            Name = name,
            Type = new() { TensorType = tensor },
        };
    }
}
