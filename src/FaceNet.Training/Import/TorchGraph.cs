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
    /// <summary>What is known, each from a node and its inputs.</summary>
    private static readonly Dictionary<string, Func<NodeProto, Tensor[], Tensor>> Operations = new()
    {
        ["Conv"] = (node, x) => Convolve(node, x[0], x[1], x.ElementAtOrDefault(2)),
        ["BatchNormalization"] = (node, x) =>
            nn.functional.batch_norm(
                x[0],
                x[3],
                x[4],
                x[1],
                x[2],
                training: false,
                eps: Attribute(node, "epsilon")?.F ?? 1e-5
            ),
        ["Relu"] = (_, x) => x[0].relu(),
        ["PRelu"] = (_, x) => nn.functional.prelu(x[0], x[1].flatten()),
        ["Add"] = (_, x) => x[0].Plus(x[1]),
        ["Flatten"] = (node, x) => x[0].flatten(Attribute(node, "axis")?.I ?? 1),
        ["Gemm"] = (node, x) => Multiply(node, x[0], x[1], x[2]),
    };

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
        if (graph.Node.FirstOrDefault(node => !Operations.ContainsKey(node.OpType)) is { } unknown)
            throw new ModelException(
                $"{path} has the operation {unknown.OpType}; only {string.Join(", ", Operations.Keys)} can be computed beside "
                    + "the student. Take another teacher, or ask it once about each stored crop."
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
            values[node.Output[0]] = Operations[node.OpType](node, [.. node.Input.Select(name => values[name])]);
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

    private static Tensor Convolve(NodeProto node, Tensor x, Tensor filters, Tensor? bias)
    {
        var pads = Numbers(node, "pads", 4, 0); // top, left, bottom, right
        // A factor for each channel, as converters write PReLU, needs no convolution.
        if (
            bias is not null
            && filters.shape is [var channels, 1, 1, 1]
            && Numbers(node, "strides", 2, 1) is [1, 1]
            && pads is [0, 0, 0, 0]
        )
            return bias.view(1, channels, 1, 1).addcmul(x, filters.view(1, channels, 1, 1), Scalars.One);
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
