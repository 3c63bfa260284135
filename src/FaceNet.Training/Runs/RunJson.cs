using System.Text.Encodings.Web;
using System.Text.Json;
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
internal sealed partial class RunJson : JsonSerializerContext
{
    /// <summary>For files that people read: <c>×</c> and <c>+</c> as they are. Fingerprints keep to the default.</summary>
    public static RunJson Readable =>
        field ??= new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
}
