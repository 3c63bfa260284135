using System.Text.Json.Serialization;

namespace FaceNet.Models.Conversion;

/// <summary>The manifest of TensorFlow.js weights.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(TfjsGroup[]))]
internal sealed partial class TfjsJson : JsonSerializerContext;
