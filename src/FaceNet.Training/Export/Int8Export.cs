using FaceNet.Models.Int8;
using Onnx;

namespace FaceNet.Training.Export;

/// <summary>
/// Static quantisation to eight bits: convolutions and fully connected layers compute in integers, weights with a scale
/// for each filter, activations with a range measured on pictures.
/// </summary>
public static class Int8Export
{
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
        var values = Int8Graph.Prepare(quantized.Graph);
        var ranges = ActivationRanges.Measure(model, values, pictures, cancellationToken);
        Int8Graph.Quantize(quantized.Graph, ranges);
        return quantized;
    }
}
