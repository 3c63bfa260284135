using System.Text.Json.Serialization;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation;

/// <summary>Source-generated contracts: no reflection, so that Native AOT stays possible.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    GenerationMode = JsonSourceGenerationMode.Serialization,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(VerificationResult))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
