using FaceNet.Models.Conversion;
using FaceNet.Models.Int8;
using FaceNet.Training.Layers;
using static FaceNet.Models.Conversion.OnnxBuilder;

namespace FaceNet.Training.Export;

/// <summary>
/// Writes a network's operations as ONNX nodes, as it behaves when it does not train. Operators that ONNX Runtime carries
/// out slowly (LRN, LpPool, PRelu) are written as convolutions and element-wise nodes, which it keeps in its blocked
/// layout.
/// </summary>
internal sealed class OnnxOperations(OnnxBuilder builder, IReadOnlyDictionary<Layer, string> names)
    : IOperations<OnnxValue>
{
    private readonly CostOperations shapes = new();

    /// <summary>The last node of a response normalisation: x by its divisor.</summary>
    public static bool IsResponseNormalization(Onnx.NodeProto node) =>
        node.OpType == "Div" && node.Name.Contains(Int8Graph.ExactMark, StringComparison.Ordinal);

    public OnnxValue Run(Layer layer, OnnxValue x)
    {
        var outer = builder.Scope;
        builder.Scope = names[layer];
        var output = layer.Apply(this, x);
        builder.Scope = outer;
        return output;
    }

    public OnnxValue Convolve(Convolution layer, OnnxValue x)
    {
        var (spec, weights) = (layer.Spec, FoldedWeights.Of(layer));
        var shape = shapes.Convolve(layer, x.Shape);
        var y = new OnnxValue(Convolve(x.Name, weights, spec.Window, spec.Groups), shape);
        return layer.Slope is { } slope
            ? Rectify(y, slope.weight!.data<float>().ToArray())
            : Activate(spec.Activation, y);
    }

    public OnnxValue MaxPool(Window window, OnnxValue x) =>
        new(builder.Add("MaxPool", [x.Name], Geometry(window)), shapes.MaxPool(window, x.Shape));

    // √(1 ∗ x² + ε): the sum of each window as a depth-wise convolution whose bias is ε.
    public OnnxValue L2Pool(Window window, OnnxValue x)
    {
        var channels = x.Shape.Channels;
        var ones = new float[channels * window.Size];
        Array.Fill(ones, 1);
        var bias = new float[channels];
        Array.Fill(bias, (float)Layers.L2Pool.Epsilon);
        var sum = Exactly(() =>
        {
            var squares = builder.Add("Mul", [x.Name, x.Name]);
            return Convolve(squares, new(ones, [channels, 1, window.Height, window.Width], bias), window, channels);
        });
        return new(builder.Add("Sqrt", [sum]), shapes.L2Pool(window, x.Shape));
    }

    public OnnxValue AveragePool(OnnxValue x)
    {
        var mean = builder.Add("GlobalAveragePool", [x.Name]);
        return new(builder.Add("Flatten", [mean], Attribute("axis", 1)), shapes.AveragePool(x.Shape));
    }

    // The sum over neighbour channels as a 1×1 convolution with a band of weights, α/n, and k as its bias.
    public OnnxValue NormalizeResponse(OnnxValue x)
    {
        const int reach = LocalResponseNorm.Channels / 2;
        var channels = x.Shape.Channels;
        var band = new float[channels * channels];
        for (var row = 0; row < channels; row++)
        for (var column = Math.Max(0, row - reach); column <= Math.Min(channels - 1, row + reach); column++)
            band[(row * channels) + column] = (float)(LocalResponseNorm.Alpha / LocalResponseNorm.Channels);
        var offset = new float[channels];
        Array.Fill(offset, (float)LocalResponseNorm.Offset);
        var y = Exactly(() =>
        {
            var squares = builder.Add("Mul", [x.Name, x.Name]);
            var sum = Convolve(squares, new(band, [channels, channels, 1, 1], offset), Window.Same(1), 1);
            var root = builder.Add("Sqrt", [sum]);
            return builder.Add("Div", [x.Name, builder.Add("Mul", [root, builder.Add("Sqrt", [root])])]); // x / s^¾
        });
        return x with { Name = y };
    }

    public OnnxValue Flatten(OnnxValue x) =>
        new(builder.Add("Flatten", [x.Name], Attribute("axis", 1)), shapes.Flatten(x.Shape));

    public OnnxValue Connect(FullyConnected layer, OnnxValue x)
    {
        var weights = FoldedWeights.Of(layer);
        var y = builder.Add(
            "Gemm",
            [
                x.Name,
                builder.Constant(weights.Weight, weights.Shape),
                builder.Constant(weights.Bias, weights.Bias.Length),
            ],
            Attribute("transB", 1)
        );
        return Activate(layer.Activation, new(y, shapes.Connect(layer, x.Shape)));
    }

    public OnnxValue MaxOfPairs(OnnxValue x)
    {
        var shape = shapes.MaxOfPairs(x.Shape);
        var pairs = builder.Add("Reshape", [x.Name, builder.Constant([-1L, shape.Channels, 2])]);
        return new(builder.Add("ReduceMax", [pairs], Attribute("axes", [2]), Attribute("keepdims", 0)), shape);
    }

    public OnnxValue Drop(Dropout layer, OnnxValue x) => x;

    public OnnxValue Concatenate(IReadOnlyList<OnnxValue> maps) =>
        new(
            builder.Add("Concat", [.. maps.Select(map => map.Name)], Attribute("axis", 1)),
            shapes.Concatenate([.. maps.Select(map => map.Shape)])
        );

    public OnnxValue Add(OnnxValue x, OnnxValue residual, double scale)
    {
        builder.ScaleConvolution(residual.Name, scale);
        return x with { Name = builder.Add("Add", [x.Name, residual.Name]) };
    }

    public OnnxValue Activate(Activation activation, OnnxValue x) =>
        activation switch
        {
            Activation.None => x,
            Activation.Relu => x with { Name = builder.Add("Relu", [x.Name]) },
            Activation.Sigmoid => x with { Name = builder.Add("Sigmoid", [x.Name]) },
            Activation.Tanh => x with { Name = builder.Add("Tanh", [x.Name]) },
            _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "It has weights of its own."),
        };

    public OnnxValue ScaleToUnitLength(OnnxValue x)
    {
        var square = builder.Add("ReduceSumSquare", [x.Name], Attribute("axes", [1]), Attribute("keepdims", 1));
        var length = builder.Add("Sqrt", [builder.Add("Max", [square, builder.Scalar(UnitLength.SmallestSquare)])]);
        return x with { Name = builder.Add("Div", [x.Name, length]) };
    }

    /// <summary>PReLU: x + (1 − a)·relu(−x), with both factors as depth-wise 1×1 convolutions.</summary>
    private OnnxValue Rectify(OnnxValue x, float[] slopes)
    {
        var negative = builder.Add("Relu", [Scale(x.Name, [.. slopes.Select(_ => -1f)])]);
        return x with { Name = builder.Add("Add", [Scale(negative, [.. slopes.Select(slope => 1 - slope)]), x.Name]) };
    }

    private string Scale(string x, float[] factors) =>
        Convolve(x, new(factors, [factors.Length, 1, 1, 1], new float[factors.Length]), Window.Same(1), factors.Length);

    private string Convolve(string x, FoldedWeights weights, Window window, int groups) =>
        builder.Add(
            "Conv",
            [x, builder.Constant(weights.Weight, weights.Shape), builder.Constant(weights.Bias, weights.Bias.Length)],
            [.. Geometry(window), Attribute("group", groups)]
        );

    // Sums of squares span too many powers of two for eight bits.
    private string Exactly(Func<string> write)
    {
        var outer = builder.Scope;
        builder.Scope = outer + Int8Graph.ExactMark;
        var y = write();
        builder.Scope = outer;
        return y;
    }

    private static Onnx.AttributeProto[] Geometry(Window window) =>
        [
            Attribute("kernel_shape", [window.Height, window.Width]),
            Attribute("strides", [window.Stride, window.Stride]),
            Attribute("pads", [window.PadRows, window.PadColumns, window.PadRows, window.PadColumns]),
        ];
}
