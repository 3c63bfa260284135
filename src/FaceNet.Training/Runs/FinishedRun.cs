using FaceNet.Models;
using FaceNet.Training.Networks;

namespace FaceNet.Training.Runs;

/// <summary>A run that has led to a model: what is needed to write the model in other forms.</summary>
public sealed class FinishedRun
{
    private readonly TrainingOptions options;
    private readonly string weights;

    private FinishedRun(TrainingOptions options, string weights, ModelCard card, string crops) =>
        (this.options, this.weights, Card, Crops) = (options, weights, card, crops);

    /// <summary>The card of the model, with the threshold that was measured on the people kept apart.</summary>
    public ModelCard Card { get; }

    /// <summary>The file of crops that it was trained on.</summary>
    public string Crops { get; }

    /// <summary>Reads what a run left in its folder.</summary>
    /// <exception cref="IOException">There is no run, or a file of it cannot be read.</exception>
    /// <exception cref="ModelException">It has no model yet, or the model's card is damaged.</exception>
    public static FinishedRun Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var run = folder.ReadCard();
        if (!File.Exists(folder.ModelCard) || !File.Exists(folder.BestWeights))
            throw new ModelException(
                $"The run in {folder.Root} has no model yet. \"facenet-train resume\" brings it to its end."
            );
        var card = ModelCardJson.Read(File.ReadAllText(folder.ModelCard), folder.ModelCard);
        return new(run.Options, folder.BestWeights, card, folder.ReadSource().Crops);
    }

    /// <summary>The network with the run's best weights, ready to embed.</summary>
    /// <exception cref="ModelException">The weights cannot be read.</exception>
    public EmbeddingNetwork Load() => RunExport.Load(options, Card.Input.Size, weights);
}
