using Onnx;

namespace FaceNet.Models.Conversion;

/// <summary>
/// Turns TensorFlow Lite operators into ONNX nodes one after the other. TensorFlow wrote PReLU as five operators,
/// relu(x) + slope/2·(x − |x|); what is known of each intermediate tensor is a <see cref="Term"/>, so that the last of
/// the five can be recognised.
/// </summary>
internal sealed class TfliteTranslation
{
    private readonly TfliteModel model;
    private readonly GraphWriter writer;
    private readonly Dictionary<int, Term> terms = [];

    public TfliteTranslation(TfliteModel model, GraphWriter writer)
    {
        this.model = model;
        this.writer = writer;
        terms[model.Input] = new Term.Value("input");
    }

    public void Translate(TfliteOperator node) =>
        terms[node.Output] = node.Code switch
        {
            TfliteCode.Convolution => Convolve(node, depthwise: false),
            TfliteCode.DepthwiseConvolution => Convolve(node, depthwise: true),
            TfliteCode.Reshape => new Term.Value(Flatten(node)),
            TfliteCode.Relu => new Term.Relu(Value(node, 0)),
            TfliteCode.Absolute => new Term.Absolute(Value(node, 0)),
            _ => Combine(node, Operand(node, 0), Operand(node, 1)),
        };

    public ModelProto Finish(ValueInfoProto output) =>
        terms.TryGetValue(model.Output, out var term) && term is Term.Value { Name: not "input" } value
            ? writer.Finish(value.Name, output)
            : throw new ModelException("The TensorFlow Lite graph does not write its output.");

    private Term Combine(TfliteOperator node, Term left, Term right) =>
        (node.Code, left, right) switch
        {
            (TfliteCode.Subtract, Term.Value x, Term.Absolute a) when x.Name == a.Of => new Term.TwiceNegative(x.Name),
            (TfliteCode.Multiply, Term.Constant c, Term.TwiceNegative x) => new Term.Sloped(x.Of, c.Values),
            (TfliteCode.Add, Term.Relu r, Term.Sloped s) when r.Of == s.Of => new Term.Value(PRelu(s)),
            (TfliteCode.Add, Term.Value a, Term.Value b) => new Term.Value(writer.Sum(a.Name, b.Name)),
            _ => throw new ModelException(
                $"The TensorFlow Lite graph has a {node.Code} that is not part of a PReLU or a sum."
            ),
        };

    // slope/2·(x − |x|) is slope·x for negative x.
    private string PRelu(Term.Sloped sloped) => writer.PRelu(sloped.Of, [.. sloped.Halves.Select(half => 2 * half)]);

    private Term.Value Convolve(TfliteOperator node, bool depthwise)
    {
        if (node.Inputs is not [var source, var filters, var biases])
            throw new ModelException($"A {node.Code} of the TensorFlow Lite graph must have three inputs.");
        var (x, bank) = (model.Tensors[source].Shape, model.Tensors[filters]);
        if (x.Length != 4 || bank.Shape.Length != 4 || model.Tensors[biases].Values is not { } bias)
            throw new ModelException($"A {node.Code} of the TensorFlow Lite graph lacks a picture, filters or biases.");
        var weights = Weights(bank, bias, depthwise);
        if (x[3] != (depthwise ? bias.Length : weights.Shape[1]))
            throw new ModelException(
                $"A {node.Code} with filters [{string.Join(", ", bank.Shape)}] reads {x[3]} channels."
            );
        var pads = node.SamePadding ? Pads(x, bank.Shape, node.Stride) : default;
        var groups = depthwise ? bias.Length : 1;
        return new Term.Value(writer.Convolve(Value(node, 0), weights, node.Stride, pads, groups));
    }

    // TensorFlow Lite keeps [filters, rows, columns, channels]; a depthwise bank is one filter of as many channels.
    private static ConvolutionWeights Weights(TfliteTensor bank, float[] bias, bool depthwise)
    {
        var (filters, rows, columns, channels) = (bank.Shape[0], bank.Shape[1], bank.Shape[2], bank.Shape[3]);
        if (bank.Values is null || bias.Length != (depthwise ? channels : filters) || (depthwise && filters != 1))
            throw new ModelException($"{bias.Length} biases do not fit filters of [{string.Join(", ", bank.Shape)}].");
        var turned = ChannelsFirst(bank.Values, filters, rows * columns, channels);
        return new(turned, depthwise ? [channels, 1, rows, columns] : [filters, channels, rows, columns], bias);
    }

    private static float[] ChannelsFirst(float[] values, int filters, int area, int channels)
    {
        var turned = new float[values.Length];
        for (var f = 0; f < filters; f++)
        for (var at = 0; at < area; at++)
        for (var c = 0; c < channels; c++)
            turned[(((f * channels) + c) * area) + at] = values[(((f * area) + at) * channels) + c];
        return turned;
    }

    // TensorFlow's SAME: ⌈size/stride⌉ results, and where the padding is odd, the larger half below and to the right.
    private static Padding Pads(int[] x, int[] filter, int stride)
    {
        static (int Before, int After) Along(int size, int window, int stride)
        {
            var results = (size + stride - 1) / stride;
            var total = Math.Max(((results - 1) * stride) + window - size, 0);
            return (total / 2, total - (total / 2));
        }
        var (top, bottom) = Along(x[1], filter[1], stride);
        var (left, right) = Along(x[2], filter[2], stride);
        return new Padding(top, left, bottom, right);
    }

    private string Flatten(TfliteOperator node) =>
        model.Tensors[node.Inputs[0]].Shape is [_, 1, 1, _] && model.Tensors[node.Output].Shape.Length == 2
            ? writer.Flatten(Value(node, 0))
            : throw new ModelException("The TensorFlow Lite graph reshapes something that is not a 1×1 picture.");

    private string Value(TfliteOperator node, int input) =>
        Operand(node, input) is Term.Value value
            ? value.Name
            : throw new ModelException(
                $"A {node.Code} of the TensorFlow Lite graph reads something other than a picture."
            );

    private Term Operand(TfliteOperator node, int input)
    {
        if (input >= node.Inputs.Length)
            throw new ModelException($"A {node.Code} of the TensorFlow Lite graph has {node.Inputs.Length} inputs.");
        var tensor = node.Inputs[input];
        if (terms.TryGetValue(tensor, out var term))
            return term;
        return model.Tensors[tensor].Values is { } values
            ? new Term.Constant(values)
            : throw new ModelException(
                $"A {node.Code} of the TensorFlow Lite graph reads a tensor that was not written."
            );
    }
}
