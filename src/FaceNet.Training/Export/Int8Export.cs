using Onnx;

namespace FaceNet.Training.Export;

/// <summary>
/// Static quantisation to eight bits: convolutions and fully connected layers compute in integers, weights with a scale
/// for each filter, activations with a range measured beforehand. Written as QuantizeLinear and DequantizeLinear pairs
/// (QDQ), which ONNX Runtime fuses into integer kernels.
/// </summary>
public static class Int8Export
{
    private static readonly string[] QuantizedTypes = ["Conv", "Gemm", "MaxPool", "Concat", "Add"];

    /// <summary>Quantises a model that <see cref="OnnxExport"/> wrote. The card goes along.</summary>
    /// <param name="model">Stays as it is.</param>
    /// <param name="pictures">
    /// Real faces, as the model takes them: 3·H·W values each. Some hundreds are enough; a few make the ranges narrow.
    /// </param>
    /// <param name="cancellationToken">Checked between pictures.</param>
    /// <exception cref="ArgumentException">There is no picture.</exception>
    public static ModelProto Quantize(
        ModelProto model,
        IReadOnlyList<float[]> pictures,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Count == 0)
            throw new ArgumentException(
                "Quantisation needs at least one picture to measure ranges with.",
                nameof(pictures)
            );
        var quantized = model.Clone();
        ResponseNormFolding.Fold(quantized, pictures, cancellationToken);
        FoldRelu(quantized.Graph);
        KeepPoolsOfReals(quantized.Graph);
        var values = QuantizedValues(quantized.Graph);
        var ranges = ActivationRanges.Measure(model, values, pictures, cancellationToken);
        PassOnThroughPools(quantized.Graph, ranges);
        new QdqWriter(quantized.Graph, ranges).Write();
        return quantized;
    }

    internal static bool IsQuantized(NodeProto node) =>
        QuantizedTypes.Contains(node.OpType) && !node.Name.Contains(OnnxOperations.ExactMark, StringComparison.Ordinal);

    // A range that starts at 0 clamps like ReLU does, so the node behind a quantised layer has nothing left to do.
    private static void FoldRelu(GraphProto graph)
    {
        foreach (var relu in graph.Node.Where(node => node.OpType == "Relu").ToList())
        {
            var producer = graph.Node.First(node => node.Output.Contains(relu.Input[0]));
            var readers = graph.Node.Count(node => node.Input.Contains(relu.Input[0]));
            if (!IsQuantized(producer) || readers > 1)
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
            pool.Name += OnnxOperations.ExactMark;
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
    private static void PassOnThroughPools(GraphProto graph, Dictionary<string, Quantization> ranges)
    {
        foreach (var pool in graph.Node.Where(node => node.OpType == "MaxPool" && IsQuantized(node)))
            ranges[pool.Output[0]] = ranges[pool.Input[0]];
    }
}
