using System.Text.Json;
using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Clusters;
using FaceNet.Evaluation.Identification;
using FaceNet.Evaluation.Leaks;
using FaceNet.Evaluation.Thresholds;
using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation;

/// <summary>The results of evaluations as JSON with camelCase names.</summary>
public static class EvaluationJson
{
    /// <summary>A verification test.</summary>
    public static string Write(VerificationResult result) =>
        JsonSerializer.Serialize(result, EvaluationJsonContext.Default.VerificationResult);

    /// <summary>A test of every picture against every other.</summary>
    public static string Write(AllPairsResult result) =>
        JsonSerializer.Serialize(result, EvaluationJsonContext.Default.AllPairsResult);

    /// <summary>An identification test.</summary>
    public static string Write(IdentificationResult result) =>
        JsonSerializer.Serialize(result, EvaluationJsonContext.Default.IdentificationResult);

    /// <summary>A clustering test.</summary>
    public static string Write(ClusteringResult result) =>
        JsonSerializer.Serialize(result, EvaluationJsonContext.Default.ClusteringResult);

    /// <summary>What a training and a test set share.</summary>
    public static string Write(LeakResult result) =>
        JsonSerializer.Serialize(result, EvaluationJsonContext.Default.LeakResult);

    /// <summary>A calibration, to be kept with a model.</summary>
    public static string Write(ThresholdCalibration calibration) =>
        JsonSerializer.Serialize(calibration, CalibrationJsonContext.Default.ThresholdCalibration);

    /// <summary>Reads what <see cref="Write(ThresholdCalibration)"/> wrote.</summary>
    /// <exception cref="EvaluationException">The text is not a calibration.</exception>
    public static ThresholdCalibration ReadCalibration(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CalibrationJsonContext.Default.ThresholdCalibration)
                ?? throw new EvaluationException("The calibration is null.");
        }
        catch (JsonException failure)
        {
            throw new EvaluationException($"This is not a calibration: {failure.Message}", failure);
        }
    }
}
