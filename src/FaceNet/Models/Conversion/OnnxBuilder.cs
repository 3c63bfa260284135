using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using static Onnx.AttributeProto.Types;

namespace FaceNet.Models.Conversion;

/// <summary>Writes an ONNX graph node by node. Values are known by name; every method answers the new one.</summary>
internal sealed class OnnxBuilder(GraphProto graph)
{
    /// <summary>Where in the network the next nodes belong, for instance <c>inception3a.conv3x3</c>.</summary>
    public string Scope { get; set; } = "";

    public string Add(string type, IReadOnlyList<string> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        var name = $"{Scope}.{type}_{graph.Node.Count}".TrimStart('.');
        var node = new NodeProto
        {
            OpType = type,
            Name = name,
            Input = { inputs },
            Output = { name },
        };
        node.Attribute.AddRange(attributes.ToArray());
        graph.Node.Add(node);
        return name;
    }

    public string Constant(ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        Constant(TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes(values), shape);

    public string Constant(ReadOnlySpan<long> values) =>
        Constant(TensorProto.Types.DataType.Int64, MemoryMarshal.AsBytes(values), values.Length);

    public string Constant(ReadOnlySpan<int> values, params ReadOnlySpan<long> shape) =>
        Constant(TensorProto.Types.DataType.Int32, MemoryMarshal.AsBytes(values), shape);

    public string Constant(ReadOnlySpan<sbyte> values, params ReadOnlySpan<long> shape) =>
        Constant(TensorProto.Types.DataType.Int8, MemoryMarshal.AsBytes(values), shape);

    public string Constant(ReadOnlySpan<byte> values, params ReadOnlySpan<long> shape) =>
        Constant(TensorProto.Types.DataType.Uint8, values, shape);

    /// <summary>One number.</summary>
    public string Scalar(double value) => Constant([(float)value]);

    /// <summary>Multiplies the weights and the bias of the convolution that has just been written.</summary>
    /// <exception cref="InvalidOperationException">The last node is no convolution, or writes another value.</exception>
    public void ScaleConvolution(string output, double factor)
    {
        if (graph.Node[^1] is not { OpType: "Conv" } node || node.Output[0] != output)
            throw new InvalidOperationException($"{output} is not the output of a convolution just written.");
        graph.ScaleConvolution(node, (float)factor);
    }

    public static AttributeProto Attribute(string name, long value) =>
        new()
        {
            Name = name,
            I = value,
            Type = AttributeType.Int,
        };

    public static AttributeProto Attribute(string name, params ReadOnlySpan<long> values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeType.Ints };
        attribute.Ints.AddRange(values.ToArray());
        return attribute;
    }

    private string Constant(TensorProto.Types.DataType type, ReadOnlySpan<byte> bytes, params ReadOnlySpan<long> shape)
    {
        var name = $"{Scope}.weight_{graph.Initializer.Count}".TrimStart('.');
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)type,
            RawData = ByteString.CopyFrom(bytes),
        };
        tensor.Dims.AddRange(shape.ToArray());
        graph.Initializer.Add(tensor);
        return name;
    }
}
