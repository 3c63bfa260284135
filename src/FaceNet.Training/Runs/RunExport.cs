using FaceNet.Training.Export;
using FaceNet.Training.Import;
using FaceNet.Training.Networks;

namespace FaceNet.Training.Runs;

/// <summary>The way of a run's weights out to ONNX, with a card beside it that has a threshold measured on the validation people.</summary>
/// <param name="options">The run's.</param>
/// <param name="input">Size of the pictures that it was trained on.</param>
/// <param name="weights">The file of weights.</param>
public sealed class RunExport(TrainingOptions options, PixelSize input, string weights)
{
    // As a model's card allows.
    private const int LongestName = 64;

    /// <summary>Writes <paramref name="path"/> and its card, <c>NAME.card.json</c>.</summary>
    /// <param name="path">The ONNX file.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="licence">Licence of the weights.</param>
    /// <param name="origin">Where they come from.</param>
    /// <param name="validation">
    /// People that were not trained on; null for a card without a threshold. It has none either where the network takes
    /// all people for one.
    /// </param>
    /// <param name="cancellationToken">Honoured between chunks of pictures.</param>
    public void Write(
        string path,
        string name,
        string licence,
        string origin,
        ITrainingFaces? validation,
        CancellationToken cancellationToken = default
    )
    {
        using var network = Load(options, input, weights);
        var card = OnnxExport.Card(network, name, licence, origin) with
        {
            Threshold = Measure(network, validation, cancellationToken),
        };
        OnnxExport.Write(path, network.ToOnnx(card), card);
    }

    /// <summary>The network with a run's weights, ready to embed.</summary>
    /// <exception cref="ModelException">The weights cannot be read.</exception>
    internal static EmbeddingNetwork Load(TrainingOptions options, PixelSize input, string weights)
    {
        var network = new EmbeddingNetwork(
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
        return network;
    }

    /// <summary>A name that a model can have, as near as can be to that of the run's folder.</summary>
    /// <param name="folder">The folder's name, which may have any letters.</param>
    public static string ModelName(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var letters = folder.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' ? c : '-').ToArray();
        var name = new string(letters).Trim('-', '_', '.');
        return name.Length == 0 ? "model" : name[..Math.Min(name.Length, LongestName)];
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
        // Below 0 lies the point at which no pair at all is accepted, as after a collapse: that is no threshold.
        return measured.Point is { SquaredDistance: >= 0 } point
            ? new(
                point.SquaredDistance,
                measured.FalseAcceptRate,
                $"{validation.Count} pictures of people kept apart from training"
            )
            : null;
    }
}
