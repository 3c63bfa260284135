using System.Text.Json.Serialization;

namespace FaceNet.Robustness;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    GenerationMode = JsonSourceGenerationMode.Serialization,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(IReadOnlyList<RobustnessRow>))]
internal sealed partial class RobustnessJsonContext : JsonSerializerContext;
