using System.Text.Json.Serialization;
using FaceNet.Training.Experiments;

namespace FaceNet.Training.Cli.Experiments;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true
)]
[JsonSerializable(typeof(Dictionary<string, IReadOnlyList<GradientFlow>>), TypeInfoPropertyName = "Flows")]
internal sealed partial class GradientsContext : JsonSerializerContext;
