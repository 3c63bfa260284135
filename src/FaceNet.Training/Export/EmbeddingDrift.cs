using System.Numerics.Tensors;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;

namespace FaceNet.Training.Export;

/// <summary>How far embeddings turn when they are computed or stored with fewer bits; 1 is not at all.</summary>
/// <param name="MeanCosine">Cosine between an embedding and its cheaper form, averaged over the pictures.</param>
/// <param name="LeastCosine">The worst picture's.</param>
public readonly record struct EmbeddingDrift(double MeanCosine, double LeastCosine)
{
    /// <summary>Between two models, picture by picture.</summary>
    /// <param name="model">The exact one, as <see cref="OnnxExport"/> writes it.</param>
    /// <param name="cheaper">For instance what <see cref="Int8Export"/> made of it.</param>
    /// <param name="pictures">3·H·W values each; others than the quantisation was measured with.</param>
    public static EmbeddingDrift Between(ModelProto model, ModelProto cheaper, IReadOnlyList<float[]> pictures) =>
        Of(Embed(model, pictures).Zip(Embed(cheaper, pictures)));

    /// <summary>Of embeddings stored in one byte a value, see <see cref="EmbeddingBytes"/>.</summary>
    public static EmbeddingDrift OfBytes(ModelProto model, IReadOnlyList<float[]> pictures) =>
        Of(Embed(model, pictures).Select(exact => (exact, EmbeddingBytes.Decode(EmbeddingBytes.Encode(exact)))));

    private static EmbeddingDrift Of(IEnumerable<(Embedding Exact, Embedding Cheaper)> pairs)
    {
        double[] cosines = [.. pairs.Select(pair => TensorPrimitives.Dot(pair.Exact.Values, pair.Cheaper.Values))];
        return new(cosines.Average(), cosines.Min());
    }

    private static List<Embedding> Embed(ModelProto model, IReadOnlyList<float[]> pictures)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(pictures);
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        using var session = new InferenceSession(model.ToByteArray(), options);
        using var run = new RunOptions();
        long[] shape = [1, .. model.Graph.Input[0].Type.TensorType.Shape.Dim.Skip(1).Select(axis => axis.DimValue)];
        List<Embedding> embeddings = [];
        foreach (var picture in pictures)
        {
            using var input = OrtValue.CreateTensorValueFromMemory(picture, shape);
            using var outputs = session.Run(run, [OnnxExport.InputName], [input], [OnnxExport.OutputName]);
            embeddings.Add(Embedding.Normalize(outputs[0].GetTensorDataAsSpan<float>()));
        }
        return embeddings;
    }
}
