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
        var x = model.Tensors[source].Shape;
        var weights = model.Tensors[filters];
        var bias = model.Tensors[biases].Values;
        if (x.Length != 4 || weights is not { Shape: { Length: 4 } shape, Values: { } values } || bias is null)
            throw new ModelException($"A {node.Code} of the TensorFlow Lite graph lacks its weights.");
        var (outputs, inputs) = depthwise ? (shape[3], 1) : (shape[0], shape[3]);
        if ((depthwise && shape[0] != 1) || bias.Length != outputs || x[3] != (depthwise ? outputs : inputs))
            throw new ModelException(
                $"A {node.Code} of {outputs} filters has {bias.Length} biases and {x[3]} channels going in."
            );
        var turned = new ConvolutionWeights(
            depthwise ? ChannelsFirst(values, 1, shape) : ChannelsFirst(values, outputs, shape),
            [outputs, inputs, shape[1], shape[2]],
            bias
        );
        var pads = node.SamePadding ? Pads(x, shape, node.Stride) : default;
        return new Term.Value(writer.Convolve(Value(node, 0), turned, node.Stride, pads, depthwise ? outputs : 1));
    }

    // [filters, rows, columns, channels] to [filters, channels, rows, columns]; a depthwise bank counts as one filter.
    private static float[] ChannelsFirst(float[] values, int filters, int[] shape)
    {
        var (area, channels) = (shape[1] * shape[2], shape[3]);
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
