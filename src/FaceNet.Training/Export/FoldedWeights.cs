using FaceNet.Training.Layers;
using static TorchSharp.torch;
using NormBase = TorchSharp.Modules.NormBase;

namespace FaceNet.Training.Export;

/// <summary>Weights and bias of a layer with its batch normalisation folded in: γ/√(σ²+ε)·(Wx + b − μ) + β.</summary>
/// <param name="Weight">Row by row, in the layer's own shape.</param>
/// <param name="Shape">Filters × inputs (× rows × columns).</param>
/// <param name="Bias">One for each filter.</param>
internal sealed record FoldedWeights(float[] Weight, long[] Shape, float[] Bias)
{
    public static FoldedWeights Of(Convolution layer) => Fold(layer.Filters.weight!, layer.Filters.bias, layer.Norm);

    public static FoldedWeights Of(FullyConnected layer) => Fold(layer.Weights.weight!, layer.Weights.bias, layer.Norm);

    // In double, so that folding adds no rounding of its own.
    private static FoldedWeights Fold(Tensor weight, Tensor? bias, NormBase? norm)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var filters = weight.shape[0];
        var (scale, shift) = (ones(filters, ScalarType.Float64), zeros(filters, ScalarType.Float64));
        if (norm is not null)
        {
            scale = Wide(norm.weight!) / (Wide(norm.running_var!) + norm.eps).sqrt();
            shift = Wide(norm.bias!) - (Wide(norm.running_mean!) * scale);
        }
        if (bias is not null)
            shift += Wide(bias) * scale;
        var perFilter = weight.shape.Select((_, axis) => axis == 0 ? filters : 1).ToArray();
        return new(Values(Wide(weight) * scale.view(perFilter)), weight.shape, Values(shift));
    }

    private static Tensor Wide(Tensor x) => x.to(ScalarType.Float64);

    private static float[] Values(Tensor x) => x.to(ScalarType.Float32).contiguous().data<float>().ToArray();
}
