using System.Text.Json;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation;

/// <summary>The results of evaluations as JSON with camelCase names.</summary>
public static class EvaluationJson
{
    /// <summary>A verification test.</summary>
    public static string Write(VerificationResult result) =>
        JsonSerializer.Serialize(result, EvaluationJsonContext.Default.VerificationResult);
}
