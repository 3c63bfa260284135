using System.Text.Json.Serialization;
using FaceNet.Evaluation.Thresholds;

namespace FaceNet.Evaluation;

/// <summary>Source-generated contract of a calibration, which is also read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ThresholdCalibration))]
internal sealed partial class CalibrationJsonContext : JsonSerializerContext;
