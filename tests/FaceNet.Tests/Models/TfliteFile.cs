using FaceNet.Models.Conversion;
using Google.FlatBuffers;

namespace FaceNet.Tests.Models;

/// <summary>Writes small TensorFlow Lite files. Slot numbers are those of tensorflow/lite/schema/schema.fbs.</summary>
internal sealed class TfliteFile
{
    private readonly List<(int[] Shape, float[]? Values, byte Type)> tensors = [];
    private readonly List<(int Code, int[] Inputs, int Output, Func<FlatBufferBuilder, int>? Options)> operators = [];

    public int Version { get; init; } = 3;

    /// <summary>A place for values, or a constant; answers its index.</summary>
    public int Tensor(int[] shape, float[]? values = null, byte type = 0)
    {
        tensors.Add((shape, values, type));
        return tensors.Count - 1;
    }

    public int Convolve(
        bool depthwise,
        int x,
        int filters,
        int bias,
        int output,
        int stride,
        bool same,
        byte activation = 0
    )
    {
        var code = depthwise ? TfliteCode.DepthwiseConvolution : TfliteCode.Convolution;
        return Add(
            (int)code,
            [x, filters, bias],
            output,
            builder =>
            {
                builder.StartTable(7);
                builder.AddByte(0, (byte)(same ? 0 : 1), 0);
                builder.AddInt(1, stride, 0);
                builder.AddInt(2, stride, 0);
                if (depthwise)
                    builder.AddInt(3, 1, 0);
                builder.AddByte(depthwise ? 4 : 3, activation, 0);
                return builder.EndTable();
            }
        );
    }

    public int Add(int code, int[] inputs, int output, Func<FlatBufferBuilder, int>? options = null)
    {
        operators.Add((code, inputs, output, options));
        return output;
    }

    /// <summary>PReLU as TensorFlow exports it, in five operators.</summary>
    public int PRelu(int x, float[] slopes)
    {
        var shape = tensors[x].Shape;
        var relu = Add((int)TfliteCode.Relu, [x], Tensor(shape));
        var absolute = Add((int)TfliteCode.Absolute, [x], Tensor(shape));
        var difference = Add((int)TfliteCode.Subtract, [x, absolute], Tensor(shape));
        var halves = Tensor([slopes.Length], [.. slopes.Select(slope => slope / 2)]);
        var scaled = Add((int)TfliteCode.Multiply, [halves, difference], Tensor(shape));
        return Add((int)TfliteCode.Add, [relu, scaled], Tensor(shape));
    }

    public byte[] Write(int input, int output)
    {
        var builder = new FlatBufferBuilder(1024);
        var buffers = tensors.Select(tensor => Buffer(builder, tensor.Values)).ToArray();
        var places = tensors.Select((tensor, index) => Place(builder, tensor.Shape, tensor.Type, index)).ToArray();
        var codes = operators.Select(node => node.Code).Distinct().ToArray();
        var nodes = operators
            .Select(node => Node(builder, Array.IndexOf(codes, node.Code), node.Inputs, node.Output, node.Options))
            .ToArray();
        var graph = Graph(builder, Offsets(builder, places), input, output, Offsets(builder, nodes));
        var codeVector = Offsets(builder, [.. codes.Select(code => Code(builder, code))]);
        var graphs = Offsets(builder, [graph]);
        var bufferVector = Offsets(builder, buffers);
        builder.StartTable(5);
        builder.AddInt(0, Version, 0);
        builder.AddOffset(1, codeVector, 0);
        builder.AddOffset(2, graphs, 0);
        builder.AddOffset(4, bufferVector, 0);
        builder.Finish(builder.EndTable());
        return builder.SizedByteArray();
    }

    private static int Buffer(FlatBufferBuilder builder, float[]? values)
    {
        var bytes = (values ?? []).SelectMany(BitConverter.GetBytes).ToArray();
        builder.StartVector(1, bytes.Length, 16);
        foreach (var value in bytes.Reverse())
            builder.AddByte(value);
        var data = builder.EndVector().Value;
        builder.StartTable(1);
        if (bytes.Length > 0)
            builder.AddOffset(0, data, 0);
        return builder.EndTable();
    }

    private static int Place(FlatBufferBuilder builder, int[] shape, byte type, int buffer)
    {
        var axes = Ints(builder, shape);
        builder.StartTable(4);
        builder.AddOffset(0, axes, 0);
        builder.AddByte(1, type, 0);
        builder.AddInt(2, buffer, 0);
        return builder.EndTable();
    }

    private static int Node(
        FlatBufferBuilder builder,
        int code,
        int[] inputs,
        int output,
        Func<FlatBufferBuilder, int>? options
    )
    {
        var (ins, outs) = (Ints(builder, inputs), Ints(builder, [output]));
        var table = options?.Invoke(builder) ?? 0;
        builder.StartTable(5);
        builder.AddInt(0, code, 0);
        builder.AddOffset(1, ins, 0);
        builder.AddOffset(2, outs, 0);
        builder.AddOffset(4, table, 0);
        return builder.EndTable();
    }

    private static int Graph(FlatBufferBuilder builder, int tensors, int input, int output, int operators)
    {
        var (ins, outs) = (Ints(builder, [input]), Ints(builder, [output]));
        builder.StartTable(4);
        builder.AddOffset(0, tensors, 0);
        builder.AddOffset(1, ins, 0);
        builder.AddOffset(2, outs, 0);
        builder.AddOffset(3, operators, 0);
        return builder.EndTable();
    }

    private static int Code(FlatBufferBuilder builder, int code)
    {
        builder.StartTable(4);
        builder.AddByte(0, (byte)code, 0);
        return builder.EndTable();
    }

    private static int Ints(FlatBufferBuilder builder, int[] values)
    {
        builder.StartVector(4, values.Length, 4);
        foreach (var value in values.Reverse())
            builder.AddInt(value);
        return builder.EndVector().Value;
    }

    private static int Offsets(FlatBufferBuilder builder, int[] offsets)
    {
        builder.StartVector(4, offsets.Length, 4);
        foreach (var offset in offsets.Reverse())
            builder.AddOffset(offset);
        return builder.EndVector().Value;
    }
}
