using System.Text.Json.Serialization;
using FaceNet.Training.Data.Checking;

namespace FaceNet.Training.Cli.Data;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DataReport))]
[JsonSerializable(typeof(DataCounts))]
[JsonSerializable(typeof(CleanSummary))]
internal sealed partial class DataReportContext : JsonSerializerContext;
