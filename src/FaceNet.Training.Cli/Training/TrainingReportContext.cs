using System.Text.Json.Serialization;

namespace FaceNet.Training.Cli.Training;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(TrainingReport))]
internal sealed partial class TrainingReportContext : JsonSerializerContext;
