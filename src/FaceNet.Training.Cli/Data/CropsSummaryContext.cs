using System.Text.Json.Serialization;

namespace FaceNet.Training.Cli.Data;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CropsSummary))]
internal sealed partial class CropsSummaryContext : JsonSerializerContext;
