using FaceNet.Models;
using FaceNet.Storage;
using FaceNet.Training.Export;
using FaceNet.Training.Import;
using FaceNet.Training.Networks;
using Google.Protobuf;

namespace FaceNet.Training.Runs;

/// <summary>The way of a run's weights out to ONNX, with a card beside it that has a threshold measured on the validation people.</summary>
/// <param name="options">The run's.</param>
/// <param name="input">Size of the pictures that it was trained on.</param>
/// <param name="weights">The file of weights.</param>
public sealed class RunExport(TrainingOptions options, PixelSize input, string weights)
{
    /// <summary>Writes <paramref name="path"/> and its card, <c>NAME.card.json</c>.</summary>
    /// <param name="path">The ONNX file.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="licence">Licence of the weights.</param>
    /// <param name="origin">Where they come from.</param>
    /// <param name="validation">People that were not trained on; null for a card without a threshold.</param>
    /// <param name="cancellationToken">Honoured between chunks of pictures.</param>
    public async Task WriteAsync(
        string path,
        string name,
        string licence,
        string origin,
        ITrainingFaces? validation,
        CancellationToken cancellationToken = default
    )
    {
        using var network = new EmbeddingNetwork(
            NetworkCatalog.Find(options.Network),
            new()
            {
                EmbeddingSize = options.EmbeddingSize,
                BatchNorm = options.BatchNorm,
                Input = input,
            }
        );
        network.LoadWeights(weights);
        network.eval();
        var card = OnnxExport.Card(network, name, licence, origin) with
        {
            Threshold = Measure(network, validation, cancellationToken),
        };
        var model = network.ToOnnx(card).ToByteArray();
        ReplacedFile.Write(path, stream => stream.Write(model));
        await File.WriteAllTextAsync(
            Path.ChangeExtension(path, ".card.json"),
            ModelCardJson.Write(card),
            cancellationToken
        );
    }

    private Threshold? Measure(
        EmbeddingNetwork network,
        ITrainingFaces? validation,
        CancellationToken cancellationToken
    )
    {
        if (validation is null)
            return null;
        var measured = FaceValidation.Measure(network, validation, options.Workers, cancellationToken);
        return measured.Point is { } point
            ? new(
                point.SquaredDistance,
                measured.FalseAcceptRate,
                $"{validation.Count} pictures of people kept apart from training"
            )
            : null;
    }
}
