using Onnx;

namespace FaceNet.Models.Conversion;

/// <summary>
/// MobileFaceNet from TensorFlow Lite. Pictures are turned from channels last to channels first, which ONNX Runtime
/// is made for, by turning the weights; no transposition is left in the graph.
/// <c>input</c> [batch, 3, height, width] → <c>embedding</c> [batch, values], not normalised.
/// </summary>
internal static class MobileFaceNetConverter
{
    /// <exception cref="ModelException">The bytes are not such a model.</exception>
    public static ModelProto Convert(byte[] tflite)
    {
        var model = TfliteModel.Parse(tflite);
        if (model.Tensors[model.Input].Shape is not [_, var height, var width, 3])
            throw new ModelException("The input of the TensorFlow Lite graph must be pictures of three channels.");
        if (model.Tensors[model.Output].Shape is not [_, var values])
            throw new ModelException("The output of the TensorFlow Lite graph must be a vector for each picture.");
        var input = OnnxGraph.Value("input", "batch", "3", $"{height}", $"{width}");
        var translation = new TfliteTranslation(model, new GraphWriter("mobilefacenet", input));
        foreach (var node in model.Operators)
            translation.Translate(node);
        return translation.Finish(OnnxGraph.Value("embedding", "batch", $"{values}"));
    }
}
