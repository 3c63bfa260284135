using System.Text.Json.Serialization;
using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Clusters;
using FaceNet.Evaluation.Identification;
using FaceNet.Evaluation.Leaks;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation;

/// <summary>Source-generated contracts of results, which are written only: no reflection, so that Native AOT stays possible.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    GenerationMode = JsonSourceGenerationMode.Serialization,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(VerificationResult))]
[JsonSerializable(typeof(AllPairsResult))]
[JsonSerializable(typeof(IdentificationResult))]
[JsonSerializable(typeof(ClusteringResult))]
[JsonSerializable(typeof(LeakResult))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
