namespace FaceNet.Models.Conversion;

/// <summary>A step of a TensorFlow Lite graph.</summary>
internal sealed record TfliteOperator
{
    private const int LargestStride = 8;

    public required TfliteCode Code { get; init; }

    /// <summary>Indices of tensors.</summary>
    public required int[] Inputs { get; init; }

    /// <summary>Index of the tensor that comes out.</summary>
    public required int Output { get; init; }

    /// <summary>For convolutions: true for SAME, false for VALID.</summary>
    public bool SamePadding { get; init; }

    /// <summary>For convolutions: step in both directions.</summary>
    public int Stride { get; init; } = 1;

    public static TfliteOperator Read(FlatTable node, int[] codes, int tensors)
    {
        var code = (TfliteCode)codes[node.Int(0)];
        var inputs = node.Ints(1);
        if (node.Ints(2) is not [var output] || inputs.Append(output).Any(index => (uint)index >= tensors))
            throw new ModelException($"An operator {code} reads or writes tensors that are not there.");
        var plain = new TfliteOperator
        {
            Code = code,
            Inputs = inputs,
            Output = output,
        };
        return code switch
        {
            TfliteCode.Convolution => plain.WithWindow(node, activation: 3, dilation: 4),
            TfliteCode.DepthwiseConvolution => plain.WithWindow(node, activation: 4, dilation: 5),
            // The only option of sums, differences and products is an activation.
            TfliteCode.Add or TfliteCode.Subtract or TfliteCode.Multiply => plain.WithoutActivation(node, 0),
            TfliteCode.Relu or TfliteCode.Absolute or TfliteCode.Reshape => plain,
            _ => throw new ModelException(
                $"The TensorFlow Lite graph uses the operator {(int)code}, which is not known here."
            ),
        };
    }

    private TfliteOperator WithWindow(FlatTable node, int activation, int dilation)
    {
        var options =
            node.Child(4)
            ?? throw new ModelException($"An operator {Code} of the TensorFlow Lite graph has no options.");
        var (across, down) = (options.Int(1), options.Int(2));
        if (
            across != down
            || across is < 1 or > LargestStride
            || options.Int(dilation, 1) != 1
            || options.Int(dilation + 1, 1) != 1
        )
            throw new ModelException(
                $"A {Code} has strides {across}×{down} or dilated filters, which is not known here."
            );
        return WithoutActivation(node, activation) with { SamePadding = options.Byte(0) == 0, Stride = across };
    }

    private TfliteOperator WithoutActivation(FlatTable node, int slot) =>
        (node.Child(4)?.Byte(slot) ?? 0) == 0
            ? this
            : throw new ModelException(
                $"A {Code} of the TensorFlow Lite graph has a fused activation, not known here."
            );
}
