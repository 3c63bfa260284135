using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using FaceNet.Models.Conversion;
using Onnx;
using static FaceNet.Models.Conversion.OnnxBuilder;

namespace FaceNet.Models.Int8;

/// <summary>Puts quantisation into a graph: after each value that has a range, and on the weights of quantised layers.</summary>
internal sealed class QdqWriter(GraphProto graph, IReadOnlyDictionary<string, Quantization> ranges)
{
    // Symmetric: −128 is left out, so that 0 is the zero point of all weights.
    private const float LargestWeight = 127;

    private readonly OnnxBuilder builder = new(graph);
    private readonly Dictionary<string, TensorProto> constants = graph.Initializer.ToDictionary(constant =>
        constant.Name
    );
    private readonly Dictionary<string, string> dequantized = [];

    // What layers that compute with real numbers have written; their like read it as it is.
    private readonly HashSet<string> real = [];

    public void Write()
    {
        var nodes = graph.Node.ToList();
        graph.Node.Clear();
        Quantize(graph.Input[0].Name);
        foreach (var node in nodes)
        {
            var isQuantized = Int8Graph.IsQuantized(node);
            for (var i = 0; i < node.Input.Count; i++)
                if (isQuantized || !real.Contains(node.Input[i]))
                    node.Input[i] = dequantized.GetValueOrDefault(node.Input[i], node.Input[i]);
            if (node.OpType is "Conv" or "Gemm" && isQuantized)
                QuantizeWeights(node);
            else if (!isQuantized)
                real.UnionWith(node.Output);
            graph.Node.Add(node);
            Quantize(node.Output[0]);
        }
        DropUnread();
    }

    /// <summary>Everyone who reads the value from here on reads its quantised form.</summary>
    private void Quantize(string value)
    {
        if (!ranges.TryGetValue(value, out var range))
            return;
        builder.Scope = value;
        var (scale, zero) = (builder.Scalar(range.Scale), builder.Constant([range.Zero]));
        var bytes = builder.Add("QuantizeLinear", [value, scale, zero]);
        dequantized[value] = builder.Add("DequantizeLinear", [bytes, scale, zero]);
    }

    private void QuantizeWeights(NodeProto node)
    {
        builder.Scope = node.Name;
        var (weight, bias) = (constants[node.Input[1]], constants[node.Input[2]]);
        var filters = (int)weight.Dims[0];
        var values = Floats(weight);
        var perFilter = values.Length / filters;
        var (bytes, scales) = (new sbyte[values.Length], new float[filters]);
        for (var filter = 0; filter < filters; filter++)
        {
            var row = values.Slice(filter * perFilter, perFilter);
            var largest = TensorPrimitives.MaxMagnitude(row);
            scales[filter] = largest == 0 ? 1 : Math.Abs(largest) / LargestWeight;
            for (var i = 0; i < perFilter; i++)
                bytes[(filter * perFilter) + i] = (sbyte)MathF.Round(row[i] / scales[filter]);
        }
        // All 0, and written all the same: ONNX Runtime fuses a Gemm only whose weights have them.
        var zeros = builder.Constant(new sbyte[filters], filters);
        node.Input[1] = Dequantize(builder.Constant(bytes, [.. weight.Dims]), scales, zeros);
        node.Input[2] = QuantizeBias(Floats(bias), scales, InputScale(node));
    }

    // In steps of input × weight, as the sums of products come.
    private string QuantizeBias(ReadOnlySpan<float> bias, float[] weightScales, float inputScale)
    {
        var (steps, scales) = (new int[bias.Length], new float[bias.Length]);
        for (var i = 0; i < bias.Length; i++)
        {
            scales[i] = weightScales[i] * inputScale;
            steps[i] = (int)Math.Clamp(Math.Round((double)bias[i] / scales[i]), int.MinValue, int.MaxValue);
        }
        return Dequantize(builder.Constant(steps, steps.Length), scales);
    }

    private string Dequantize(string constant, float[] scales, params string[] zeros) =>
        builder.Add(
            "DequantizeLinear",
            [constant, builder.Constant(scales, scales.Length), .. zeros],
            Attribute("axis", 0)
        );

    private float InputScale(NodeProto node) =>
        ranges[dequantized.Single(value => value.Value == node.Input[0]).Key].Scale;

    private void DropUnread()
    {
        var read = graph.Node.SelectMany(node => node.Input).ToHashSet();
        foreach (var constant in graph.Initializer.Where(constant => !read.Contains(constant.Name)).ToList())
            graph.Initializer.Remove(constant);
    }

    private static ReadOnlySpan<float> Floats(TensorProto constant) =>
        MemoryMarshal.Cast<byte, float>(constant.RawData.Span);
}
