using System.Text.Json.Serialization;

namespace FaceNet.Training.Cli.Networks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(NetworkSummary[]))]
internal sealed partial class NetworkSummaryContext : JsonSerializerContext;
