using FaceNet.Training.Networks;
using static TorchSharp.torch;

namespace FaceNet.Training.Import;

/// <summary>
/// Loads weights that PyTorch saved: this project's own, facenet-pytorch's Inception-ResNet-v1, and the MobileFaceNet of
/// InsightFace_Pytorch and of MobileFaceNet_Pytorch.
/// </summary>
public static class WeightImport
{
    // Counters of batch normalisation and heads that classify people have no place in an embedding network.
    private static readonly string[] Dispensable = ["num_batches_tracked", "logits."];

    /// <summary>Replaces all weights of the network by those of the file.</summary>
    /// <param name="network">Stays as it was if the file does not fit.</param>
    /// <param name="path">A <c>.pth</c>, <c>.pt</c>, <c>.ckpt</c> or <c>.safetensors</c> file.</param>
    /// <exception cref="ModelException">The file cannot be read, or is not of this network; the message says what differs.</exception>
    public static void LoadWeights(this EmbeddingNetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var published = WeightFile.Read(path);
        var names = PublishedNames.Translate(published.Keys);
        var given = published.ToDictionary(tensor => names[tensor.Key], tensor => tensor.Value);
        var own = network.state_dict();
        Check(network, own, given, path);
        foreach (var (name, tensor) in own.Where(tensor => given.ContainsKey(tensor.Key)))
            tensor.copy_(given[name].view(tensor.shape));
    }

    private static void Check(
        EmbeddingNetwork network,
        Dictionary<string, Tensor> own,
        Dictionary<string, Tensor> given,
        string path
    )
    {
        var missing = own.Keys.Except(given.Keys).Where(IsNeeded).Select(name => $"{name} is missing");
        var unknown = given.Keys.Except(own.Keys).Where(IsNeeded).Select(name => $"{name} is unknown");
        var wrong = own.Where(tensor => given.TryGetValue(tensor.Key, out var other) && !Fits(tensor.Value, other))
            .Select(tensor => $"{tensor.Key} is {Shape(given[tensor.Key])} instead of {Shape(tensor.Value)}");
        string[] faults = [.. missing, .. unknown, .. wrong];
        if (faults.Length > 0)
            throw new ModelException(
                $"{path} does not hold the weights of {network.Definition.Name} with {network.EmbeddingSize} values: "
                    + $"{string.Join(", ", faults.Take(3))}{(faults.Length > 3 ? $", and {faults.Length - 3} more" : "")}."
                    + Normalization(own, given)
            );
    }

    // What a message about each layer would not say.
    private static string Normalization(Dictionary<string, Tensor> own, Dictionary<string, Tensor> given) =>
        (own.Keys.Any(IsOfNormalization), given.Keys.Any(IsOfNormalization)) switch
        {
            (false, true) => " They are of a network with batch normalisation (--batch-norm), and this one has none.",
            (true, false) => " They are of a network without batch normalisation, and this one has it.",
            _ => "",
        };

    private static bool IsOfNormalization(string name) => name.Contains(".bn.", StringComparison.Ordinal);

    private static bool IsNeeded(string name) =>
        !Dispensable.Any(part => name.Contains(part, StringComparison.Ordinal));

    // A fully connected layer and a 1×1 convolution are the same numbers.
    private static bool Fits(Tensor own, Tensor given) => Trim(own.shape).SequenceEqual(Trim(given.shape));

    private static IEnumerable<long> Trim(long[] shape) => shape.Reverse().SkipWhile(axis => axis == 1).Reverse();

    private static string Shape(Tensor tensor) => tensor.dim() == 0 ? "a number" : string.Join('×', tensor.shape);
}
