using Onnx;

namespace FaceNet.Models.Int8;

/// <summary>
/// Static quantisation of a graph to eight bits: convolutions and fully connected layers compute in integers, weights with
/// a scale for each filter, activations with a range measured beforehand. Written as QuantizeLinear and DequantizeLinear
/// pairs (QDQ), which ONNX Runtime fuses into integer kernels.
/// </summary>
internal static class Int8Graph
{
    /// <summary>Marks nodes that must stay in float, by their name.</summary>
    public const string ExactMark = ".exact";

    private static readonly string[] QuantizedTypes = ["Conv", "Gemm", "MaxPool", "Concat", "Add"];

    /// <summary>Whether a node computes in integers once its graph is quantised.</summary>
    public static bool IsQuantized(NodeProto node) =>
        QuantizedTypes.Contains(node.OpType) && !node.Name.Contains(ExactMark, StringComparison.Ordinal);

    /// <summary>Rearranges a graph for <see cref="Quantize"/>; it computes something else until then.</summary>
    /// <returns>The values whose ranges are needed. Each has the same name in the graph as it was.</returns>
    public static IReadOnlyCollection<string> Prepare(GraphProto graph)
    {
        FoldRelu(graph);
        KeepPoolsOfReals(graph);
        return QuantizedValues(graph);
    }

    /// <summary>Quantises a graph that was prepared.</summary>
    /// <param name="graph">Is changed.</param>
    /// <param name="ranges">Of each value that <see cref="Prepare"/> named; others are passed over.</param>
    /// <exception cref="ModelException">A range is missing: they are another graph's.</exception>
    public static void Quantize(GraphProto graph, IReadOnlyDictionary<string, ValueRange> ranges)
    {
        var steps = QuantizedValues(graph).ToDictionary(value => value, value => Quantization.Cover(Of(value)));
        PassOnThroughPools(graph, steps);
        new QdqWriter(graph, steps).Write();

        ValueRange Of(string value) =>
            ranges.TryGetValue(value, out var range)
                ? range
                : throw new ModelException(
                    $"The graph {graph.Name} cannot be turned into eight bits: no range is known for its value '{value}'."
                );
    }

    // A range that starts at 0 clamps like ReLU does, so the node behind a quantised layer has nothing left to do.
    private static void FoldRelu(GraphProto graph)
    {
        foreach (var relu in graph.Node.Where(node => node.OpType == "Relu").ToList())
        {
            var producer = graph.Node.FirstOrDefault(node => node.Output.Contains(relu.Input[0]));
            var readers = graph.Node.Count(node => node.Input.Contains(relu.Input[0]));
            if (producer is null || !IsQuantized(producer) || readers > 1)
                continue;
            producer.Output[0] = relu.Output[0];
            graph.Node.Remove(relu);
        }
    }

    // Behind a layer that computes with real numbers a pool stays real too: it leaves fewer numbers to turn into bytes, and
    // ONNX Runtime has a fast pool of bytes only for what its own integer layers have laid out. It moves the quantisation
    // ahead of a pool where it can, so a maximum of the pool's values and themselves stands between the two.
    private static void KeepPoolsOfReals(GraphProto graph)
    {
        var bytes = graph.Node.Where(IsQuantized).SelectMany(node => node.Output).ToHashSet();
        for (var place = 0; place < graph.Node.Count; place++)
        {
            var pool = graph.Node[place];
            if (pool.OpType != "MaxPool" || bytes.Contains(pool.Input[0]))
                continue;
            var pooled = pool.Output[0];
            bytes.Remove(pooled);
            pool.Name += ExactMark;
            pool.Output[0] = pool.Name;
            graph.Node.Insert(
                place + 1,
                new()
                {
                    Name = $"{pool.Name}.Max",
                    OpType = "Max",
                    Input = { pool.Name, pool.Name },
                    Output = { pooled },
                }
            );
        }
    }

    // A fully connected layer at the end stays real: its values become the embedding.
    private static HashSet<string> QuantizedValues(GraphProto graph)
    {
        var constants = graph.Initializer.Select(constant => constant.Name).ToHashSet();
        var nodes = graph.Node.Where(IsQuantized).ToList();
        var read = nodes.SelectMany(node => node.Input).Where(value => !constants.Contains(value));
        var written = nodes.Where(node => node.OpType != "Gemm").SelectMany(node => node.Output);
        return [.. read, .. written];
    }

    // A maximum is one of the input's values: with the input's steps the pool works on bytes.
    private static void PassOnThroughPools(GraphProto graph, Dictionary<string, Quantization> steps)
    {
        foreach (var pool in graph.Node.Where(node => node.OpType == "MaxPool" && IsQuantized(node)))
            steps[pool.Output[0]] = steps[pool.Input[0]];
    }
}
