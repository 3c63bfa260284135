using Onnx;

namespace FaceNet.Models;

/// <summary>The card inside an ONNX file's metadata.</summary>
internal static class OnnxMetadata
{
    private const string CardKey = "facenet.card";

    // The part of the card that must be right, in one line: comparing it at every start needs no JSON parser.
    private const string FeedKey = "facenet.feed";

    /// <summary>
    /// Stores the card, without its threshold: measuring that again must not change the file, whose hash is the
    /// identity of its embeddings.
    /// </summary>
    public static void PutCard(ModelProto model, ModelCard card)
    {
        foreach (var old in model.MetadataProps.Where(entry => entry.Key is CardKey or FeedKey).ToList())
            model.MetadataProps.Remove(old);
        var json = ModelCardJson.Write(card with { Threshold = null });
        model.MetadataProps.Add(new StringStringEntryProto { Key = CardKey, Value = json });
        model.MetadataProps.Add(new StringStringEntryProto { Key = FeedKey, Value = CardRules.Feed(card) });
    }

    /// <summary>The card of a graph, or null where it has none.</summary>
    /// <exception cref="ModelException">The card cannot be read, or it contradicts itself.</exception>
    public static ModelCard? Card(ModelProto model, string source) =>
        model.MetadataProps.FirstOrDefault(entry => entry.Key == CardKey) is { Value: var json }
            ? ModelCardJson.Read(json, source)
            : null;

    /// <summary>Compares a card with the one inside a loaded model, if it has one.</summary>
    /// <exception cref="ModelException">The model is to be fed in another way than the card says.</exception>
    public static void Check(IReadOnlyDictionary<string, string> metadata, ModelFile file)
    {
        var given = CardRules.Feed(file.Card);
        if (!metadata.TryGetValue(FeedKey, out var own))
            own = metadata.TryGetValue(CardKey, out var json)
                ? CardRules.Feed(ModelCardJson.Read(json, file.Path))
                : given;
        if (own != given)
            throw new ModelException(
                $"The card of '{file.Card.Name}' does not match {file.Path}: the card says {given}, the card inside the "
                    + $"model says {own}. Use the model with its own card."
            );
    }
}
