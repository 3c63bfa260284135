using System.Text.Json.Nodes;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class FaceJsonSpecs(DemoPhotos demo) : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_face_and_an_unreadable_file_have_one_shape_in_all_commands()
    {
        var photo = (await demo.PortraitsAsync()).Anna;
        File.Copy(photo, folder.At("anna.jpg"));
        await File.WriteAllTextAsync(folder.At("text.jpg"), "no photo");
        await Run("enroll", "Anna", folder.At("anna.jpg"));
        await Run("organize", folder.Path, "--out", folder.At("out"));
        var (detected, identified) = (await Run("detect", folder.Path), await Run("identify", folder.Path));
        var organized = JsonNode.Parse(await File.ReadAllTextAsync(folder.At("out/people.json")))!;

        var known = Common(organized["alone"]![0]!);
        known.Select(field => field.Key).ShouldBe(["photo", "box", "score", "quality"]);
        foreach (
            var face in (JsonNode[])
                [detected[0]!["faces"]![0]!, identified[0]!["faces"]![0]!, (await Run("people", "Anna"))["faces"]![0]!]
        )
        {
            var shown = Common(face);
            // Enrolled with its full path; for people.json it is relative to the folder.
            ((string)shown["photo"]!).ShouldEndWith((string)known["photo"]!);
            shown["photo"] = known["photo"]!.DeepClone();
            JsonNode.DeepEquals(shown, known).ShouldBeTrue($"{shown} {known}");
        }
        foreach (var unreadable in (JsonNode[])[organized, detected[1]!, identified[1]!])
        {
            var file = unreadable["unreadable"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
            file.Select(field => field.Key).ShouldBe(["path", "reason"]);
        }
        detected[0]!["unreadable"]!.AsArray().ShouldBeEmpty();
    }

    private static JsonObject Common(JsonNode face) =>
        new(
            face.AsObject()
                .Where(field => field.Key is "photo" or "box" or "score" or "quality")
                .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))
        );

    private async Task<JsonNode> Run(params string[] args)
    {
        string[] places =
            args[0] is "people" ? ["--gallery", folder.At("gallery.db")]
            : args[0] is "enroll" or "identify" ? ["--gallery", folder.At("gallery.db"), "--cache", demo.Cache]
            : ["--cache", demo.Cache];
        return (await CommandResult.OfAsync([.. args, .. places, "--json"])).ShouldExitWith(0).Json;
    }
}
