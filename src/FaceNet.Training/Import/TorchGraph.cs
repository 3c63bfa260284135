using System.Runtime.InteropServices;
using FaceNet.Models.Conversion;
using FaceNet.Training.Native;
using Google.Protobuf.Collections;
using Onnx;
using static TorchSharp.torch;

namespace FaceNet.Training.Import;

/// <summary>
/// An ONNX graph that torch computes, so that it can run on a card beside what is trained there. It knows the operations
/// that embedders of the ArcFace kind are made of; inference only.
/// </summary>
internal sealed class TorchGraph : IDisposable
{
    private readonly RepeatedField<NodeProto> nodes;
    private readonly Dictionary<string, Tensor> weights;
    private readonly string input;
    private readonly string output;
    private readonly ILookup<int, string> lastUses;

    private TorchGraph(GraphProto graph, Device device)
    {
        nodes = graph.Node;
        weights = graph.Initializer.ToDictionary(weight => weight.Name, weight => Read(weight).to(device, copy: true));
        input = graph.Input.Select(value => value.Name).First(name => !weights.ContainsKey(name));
        output = graph.Output[0].Name;
        lastUses = nodes
            .SelectMany((node, place) => node.Input.Select(name => (Name: name, Place: place)))
            .Where(use => !weights.ContainsKey(use.Name) && use.Name != output)
            .GroupBy(use => use.Name)
            .ToLookup(uses => uses.Max(use => use.Place), uses => uses.Key);
    }

    /// <summary>Reads a graph of one input and one output that counts.</summary>
    /// <param name="path">An ONNX file.</param>
    /// <param name="device">Where its weights are to be.</param>
    /// <exception cref="ModelException">It is no ONNX file, or has operations or weights that are not known here.</exception>
    public static TorchGraph Load(string path, Device device)
    {
        LibTorch.Require();
        var graph = OnnxGraph.Parse(File.ReadAllBytes(path)).Graph;
        if (graph.Node.FirstOrDefault(node => !IsKnown(node.OpType)) is { } unknown)
            throw new ModelException(
                $"{path} has the operation {unknown.OpType}; only Conv, BatchNormalization, Relu, PRelu, Add, Flatten and Gemm "
                    + "can be computed beside the student. Take another teacher, or ask it once about each stored crop."
            );
        return new(graph, device);
    }

    /// <summary>Computes the output.</summary>
    /// <param name="x">The input, which is disposed.</param>
    public Tensor Run(Tensor x)
    {
        using var off = no_grad();
        var values = new Dictionary<string, Tensor>(weights) { [input] = x };
        for (var place = 0; place < nodes.Count; place++)
        {
            var node = nodes[place];
            values[node.Output[0]] = Compute(node, name => values[node.Input[name]]);
            foreach (var name in lastUses[place])
                values[name].Dispose();
        }
        return values[output];
    }

    public void Dispose()
    {
        foreach (var weight in weights.Values)
            weight.Dispose();
    }

    private static bool IsKnown(string operation) =>
        operation is "Conv" or "BatchNormalization" or "Relu" or "PRelu" or "Add" or "Flatten" or "Gemm";

    private static Tensor Compute(NodeProto node, Func<int, Tensor> value) =>
        node.OpType switch
        {
            "Conv" => Convolve(node, value(0), value(1), node.Input.Count > 2 ? value(2) : null),
            "BatchNormalization" => nn.functional.batch_norm(
                value(0),
                value(3),
                value(4),
                value(1),
                value(2),
                training: false,
                eps: Attribute(node, "epsilon")?.F ?? 1e-5
            ),
            "Relu" => value(0).relu(),
            "PRelu" => nn.functional.prelu(value(0), value(1).flatten()),
            "Add" => value(0).Plus(value(1)),
            "Flatten" => value(0).flatten(Attribute(node, "axis")?.I ?? 1),
            "Gemm" => Multiply(node, value(0), value(1), value(2)),
            _ => throw new ModelException($"The operation {node.OpType} is not known here."),
        };

    private static Tensor Convolve(NodeProto node, Tensor x, Tensor filters, Tensor? bias)
    {
        // A factor for each channel, as converters write PReLU: a tenth of a convolution's time.
        if (bias is not null && filters.shape is [var channels, 1, 1, 1] && Numbers(node, "strides", 2, 1) is [1, 1])
            return bias.view(1, channels, 1, 1).addcmul(x, filters.view(1, channels, 1, 1), Scalars.One);
        var pads = Numbers(node, "pads", 4, 0); // top, left, bottom, right
        long[] both = [pads[0], pads[1]];
        if (pads[0] != pads[2] || pads[1] != pads[3])
        {
            using var padded = nn.functional.pad(x, [pads[1], pads[3], pads[0], pads[2]]);
            return Convolve(padded, [0, 0]);
        }
        return Convolve(x, both);

        Tensor Convolve(Tensor from, long[] padding) =>
            nn.functional.conv2d(
                from,
                filters,
                bias,
                Numbers(node, "strides", 2, 1),
                padding,
                Numbers(node, "dilations", 2, 1),
                Attribute(node, "group")?.I ?? 1
            );
    }

    private static Tensor Multiply(NodeProto node, Tensor x, Tensor matrix, Tensor bias)
    {
        var isTurned = Attribute(node, "transB")?.I == 1;
        var plain = (Attribute(node, "alpha")?.F ?? 1) == 1 && (Attribute(node, "beta")?.F ?? 1) == 1;
        if (!plain || Attribute(node, "transA")?.I == 1)
            throw new ModelException("A Gemm with factors, or with a turned input, is not known here.");
        return nn.functional.linear(x, isTurned ? matrix : matrix.t(), bias);
    }

    private static long[] Numbers(NodeProto node, string name, int count, long other) =>
        Attribute(node, name) is { } found ? [.. found.Ints] : [.. Enumerable.Repeat(other, count)];

    private static AttributeProto? Attribute(NodeProto node, string name) =>
        node.Attribute.FirstOrDefault(attribute => attribute.Name == name);

    private static Tensor Read(TensorProto weight)
    {
        if (weight.DataType != (int)TensorProto.Types.DataType.Float)
            throw new ModelException(
                $"The weight {weight.Name} is of ONNX type {weight.DataType}; only 32-bit floats are read here."
            );
        float[] values =
            weight.RawData.Length > 0
                ? MemoryMarshal.Cast<byte, float>(weight.RawData.Span).ToArray()
                : [.. weight.FloatData];
        return tensor(values, [.. weight.Dims]);
    }
}
