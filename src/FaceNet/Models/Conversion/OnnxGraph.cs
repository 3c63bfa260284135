using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace FaceNet.Models.Conversion;

/// <summary>Reading, trimming and naming of ONNX graphs that others made.</summary>
internal static class OnnxGraph
{
    /// <summary>Parses an ONNX file.</summary>
    /// <exception cref="ModelException">The bytes are not an ONNX model with a graph.</exception>
    public static ModelProto Parse(byte[] bytes)
    {
        try
        {
            var model = ModelProto.Parser.ParseFrom(bytes);
            return model.Graph is { Node.Count: > 0 } ? model : throw new ModelException("The ONNX file has no graph.");
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new ModelException($"The file is not an ONNX model, or it was cut short: {e.Message}", e);
        }
    }

    /// <summary>The node that writes <paramref name="value"/>.</summary>
    /// <exception cref="ModelException">No node does.</exception>
    public static NodeProto ProducerOf(this GraphProto graph, string value) =>
        graph.Node.FirstOrDefault(node => node.Output.Contains(value))
        ?? throw new ModelException($"The ONNX graph has no node that writes '{value}'.");

    /// <summary>Drops every node and every weight that no output depends on.</summary>
    public static void Prune(this GraphProto graph)
    {
        var needed = graph.Output.Select(output => output.Name).ToHashSet();
        var kept = new List<NodeProto>();
        // Nodes stand in the order of execution, so one walk from the end meets each reader before its writer.
        foreach (var node in graph.Node.Reverse().Where(node => node.Output.Any(needed.Contains)))
        {
            kept.Add(node);
            needed.UnionWith(node.Input);
        }
        kept.Reverse();
        graph.Node.Clear();
        graph.Node.Add(kept);
        var weights = graph.Initializer.Where(weight => needed.Contains(weight.Name)).ToList();
        graph.Initializer.Clear();
        graph.Initializer.Add(weights);
        graph.ValueInfo.Clear();
    }

    /// <summary>Names a value, in the node that writes it and in all that read it.</summary>
    public static void Rename(this GraphProto graph, string from, string to)
    {
        foreach (var names in graph.Node.SelectMany(node => new[] { node.Input, node.Output }))
            for (var i = 0; i < names.Count; i++)
                if (names[i] == from)
                    names[i] = to;
    }

    /// <summary>Multiplies the weights and the bias of a convolution.</summary>
    public static void ScaleConvolution(this GraphProto graph, NodeProto convolution, float factor)
    {
        foreach (var constant in graph.Initializer.Where(constant => convolution.Input.Contains(constant.Name)))
        {
            var values = MemoryMarshal.Cast<byte, float>(constant.RawData.Span).ToArray();
            TensorPrimitives.Multiply(values, factor, values);
            constant.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values));
        }
    }

    /// <summary>A float tensor whose axes have a fixed size (a number) or any size (a name).</summary>
    public static ValueInfoProto Value(string name, params ReadOnlySpan<string> axes)
    {
        var shape = new TensorShapeProto();
        foreach (var axis in axes)
            shape.Dim.Add(
                long.TryParse(axis, out var size)
                    ? new TensorShapeProto.Types.Dimension { DimValue = size }
                    : new TensorShapeProto.Types.Dimension { DimParam = axis }
            );
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape };
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = tensor },
        };
    }
}
