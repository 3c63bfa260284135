using System.Text.Json.Serialization;

namespace FaceNet.Training.Data;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(CropCacheContents))]
internal sealed partial class CropCacheContext : JsonSerializerContext;
