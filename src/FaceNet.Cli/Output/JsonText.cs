using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace FaceNet.Cli.Output;

/// <summary>What <c>--json</c> prints, made by generated code so that the program can be compiled ahead of time.</summary>
[JsonSerializable(typeof(VerificationJson))]
[JsonSerializable(typeof(PhotoJson))]
[JsonSerializable(typeof(ModelJson))]
[JsonSerializable(typeof(EmbeddedJson))]
[JsonSerializable(typeof(RobustnessJson))]
[JsonSerializable(typeof(UndoneJson))]
[JsonSerializable(typeof(RemovedJson))]
internal sealed partial class JsonText : JsonSerializerContext
{
    // File names in any script stay readable; the output is for programs and terminals, not for a page.
    private static readonly JsonText Readable = new(
        new JsonSerializerOptions
        {
            WriteIndented = true,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        }
    );

    public static string Serialize<T>(T value) =>
        JsonSerializer.Serialize(value, (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T))!);
}
