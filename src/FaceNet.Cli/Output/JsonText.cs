using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using FaceNet.Recognition.OpenSet;

namespace FaceNet.Cli.Output;

/// <summary>What <c>--json</c> prints, made by generated code so that the program can be compiled ahead of time.</summary>
[JsonSerializable(typeof(VerificationJson))]
[JsonSerializable(typeof(PhotoJson))]
[JsonSerializable(typeof(ModelJson))]
[JsonSerializable(typeof(EmbeddedJson))]
[JsonSerializable(typeof(RobustnessJson))]
[JsonSerializable(typeof(UndoneJson))]
[JsonSerializable(typeof(RemovedJson))]
[JsonSerializable(typeof(OpenSetResult))]
[JsonSerializable(typeof(EnrolledJson))]
[JsonSerializable(typeof(IdentifiedJson))]
[JsonSerializable(typeof(GalleryJson))]
[JsonSerializable(typeof(GalleryPersonJson))]
[JsonSerializable(typeof(ForgottenJson))]
[JsonSerializable(typeof(MendedJson))]
[JsonSerializable(typeof(ExportedJson))]
[JsonSerializable(typeof(SidecarJson))]
[JsonSerializable(typeof(PersonFacesJson))]
[JsonSerializable(typeof(SaidJson))]
[JsonSerializable(typeof(ClusteredJson))]
[JsonSerializable(typeof(DecisionJson))]
[JsonSerializable(typeof(QuestionJson))]
[JsonSerializable(typeof(AnsweredJson))]
internal sealed partial class JsonText : JsonSerializerContext
{
    // File names in any script stay readable; the output is for programs and terminals, not for a page.
    private static readonly JsonText Readable = Create(isIndented: true);
    private static readonly JsonText OneLine = Create(isIndented: false);

    public static string Serialize<T>(T value) => Serialize(value, Readable);

    /// <summary>For streams of documents, a line each.</summary>
    public static string SerializeLine<T>(T value) => Serialize(value, OneLine);

    private static string Serialize<T>(T value, JsonText context) =>
        JsonSerializer.Serialize(value, (JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!);

    private static JsonText Create(bool isIndented) =>
        new(
            new JsonSerializerOptions
            {
                WriteIndented = isIndented,
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            }
        );
}
