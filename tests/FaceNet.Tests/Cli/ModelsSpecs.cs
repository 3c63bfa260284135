using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class ModelsSpecs
{
    [Fact]
    public async Task All_models_are_listed_with_role_size_licence_origin_and_place()
    {
        var result = (await CommandResult.OfAsync("models")).ShouldExitWith(0);

        string[] names =
        [
            "rfb-320",
            "rfb-320-int8",
            "landmarks-68",
            "dlib-resnet",
            "dlib-resnet-int8",
            "mobilefacenet",
            "fused",
        ];
        foreach (var name in names)
            $"\n{result.Output}".ShouldContain($"\n{name} ");
        foreach (var word in (string[])["embedder, 128 values", "licence: ", "origin:  ", "place:   "])
            result.Output.ShouldContain(word);
    }

    [Fact]
    public async Task JSON_has_the_same()
    {
        var models = (await CommandResult.OfAsync("models", "--json")).ShouldExitWith(0).Json.AsArray();

        var dlib = models.Single(model => (string)model!["name"]! == "dlib-resnet")!;
        ((string)dlib["role"]!).ShouldBe("embedder");
        ((int)dlib["dimension"]!).ShouldBe(128);
        ((long)dlib["bytes"]!).ShouldBeGreaterThan(1_000_000);
        ((string)dlib["licence"]!).ShouldNotBeEmpty();
        ((string)dlib["origin"]!).ShouldNotBeEmpty();
        dlib.AsObject().ContainsKey("path").ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_refused()
    {
        using var folder = new TestFolder();
        var file = folder.Write("net.onnx", "no network");

        var result = (await CommandResult.OfAsync("models", "add", file, "--role", "embedder")).ShouldExitWith(2);

        result.Error.ShouldStartWith("facenet: ");
        result.Error.ShouldContain("net");
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Removing_what_is_not_there_is_an_error()
    {
        var run = (await CommandResult.OfAsync("models", "remove", "no-such-model", "--json")).ShouldExitWith(2);

        run.Error.ShouldStartWith("facenet: There is no model no-such-model on this machine.");
    }
}
