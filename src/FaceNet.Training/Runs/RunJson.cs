using System.Text.Json.Serialization;

namespace FaceNet.Training.Runs;

/// <summary>The JSON of a run folder.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals
)]
[JsonSerializable(typeof(RunPosition))]
[JsonSerializable(typeof(RunCard))]
[JsonSerializable(typeof(RunSource))]
internal sealed partial class RunJson : JsonSerializerContext;
