using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceNet.Models;

/// <summary>Cards as JSON. Generated at build time, so that Native AOT stays possible.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(ModelCard))]
internal sealed partial class ModelCardJson : JsonSerializerContext
{
    public static string Write(ModelCard card) => JsonSerializer.Serialize(card, Default.ModelCard) + "\n";

    /// <summary>Reads a card and checks that it makes sense in itself.</summary>
    /// <param name="json">The card.</param>
    /// <param name="source">Where it was found, for the message.</param>
    /// <exception cref="ModelException">The text is not a card, or the card contradicts itself.</exception>
    public static ModelCard Read(string json, string source)
    {
        try
        {
            var card =
                JsonSerializer.Deserialize(json, Default.ModelCard)
                ?? throw new ModelException($"The card in {source} is empty.");
            CardRules.Check(card, source);
            return card;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new ModelException($"The card in {source} cannot be read: {e.Message}", e);
        }
    }
}
