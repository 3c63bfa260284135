using System.Text.Json.Serialization;

namespace FaceNet.Training.Cli.Export;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(AverageReport))]
[JsonSerializable(typeof(ExportReport))]
internal sealed partial class ExportReportContext : JsonSerializerContext;
