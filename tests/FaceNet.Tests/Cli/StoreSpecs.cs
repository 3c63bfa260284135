using System.Text.Json.Nodes;
using FaceNet.Models;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Cli;

public sealed class StoreSpecs(DemoPhotos demo) : IDisposable
{
    private readonly TestFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_model_that_was_cut_short_is_made_anew()
    {
        var photos = await demo.PortraitsAsync();
        await CopyStoreAsync();
        var model = home.At("models/mobilefacenet.onnx");
        var whole = new FileInfo(model);
        await using (var file = File.OpenWrite(model))
            file.SetLength(whole.Length / 2);

        var result = await Facenet("verify", photos.Anna, photos.AnnaMirrored, "--model", "mobilefacenet");

        result.ShouldExitWith(0);
        // The network is the same; the words on its card may have changed since it was made first.
        new FileInfo(model).Length.ShouldBeInRange(whole.Length - 1000, whole.Length + 1000);
    }

    [Fact]
    public async Task A_model_of_ones_own_that_was_cut_short_is_refused_with_what_to_do()
    {
        var photos = await demo.PortraitsAsync();
        await CopyStoreAsync();
        var card = (await File.ReadAllTextAsync(home.At("models/mobilefacenet.card.json"))).Replace(
            "\"mobilefacenet\"",
            "\"mine\""
        );
        home.Write("mine.card.json", card);
        File.Copy(home.At("models/mobilefacenet.onnx"), home.At("mine.onnx"));
        var added = (await Facenet("models", "add", home.At("mine.onnx"), "--role", "embedder", "--json"))
            .ShouldExitWith(0)
            .Json;
        ((string)added["name"]!).ShouldBe("mine");
        (await Facenet("verify", photos.Anna, photos.Berta, "--model", "mine")).ShouldExitWith(1);
        await using (var file = File.OpenWrite((string)added["path"]!))
            file.SetLength(1000);

        var result = await Facenet("verify", photos.Anna, photos.Berta, "--model", "mine");

        result.ShouldExitWith(2).Error.ShouldContain("'mine' was cut short or altered since it was added");
        result.Error.ShouldContain("Add it again.");
        (await Facenet("models", "remove", "mine")).ShouldExitWith(0).Output.ShouldBe($"Removed.{Environment.NewLine}");
    }

    [Fact]
    public async Task A_model_without_a_threshold_is_used_once_one_was_calibrated()
    {
        var photos = await demo.PortraitsAsync();
        await CopyStoreAsync();
        var card = JsonNode.Parse(await File.ReadAllTextAsync(home.At("models/mobilefacenet.card.json")))!.AsObject();
        card["name"] = "mine";
        card.Remove("threshold");
        card.Remove("groupingDistance");
        home.Write("mine.card.json", card.ToJsonString());
        File.Copy(home.At("models/mobilefacenet.onnx"), home.At("mine.onnx"));
        (await Facenet("models", "add", home.At("mine.onnx"), "--role", "embedder")).ShouldExitWith(0);
        foreach (
            var (photo, place) in ((string, string)[])
                [(photos.Anna, "Anna/1.jpg"), (photos.AnnaMirrored, "Anna/2.jpg"), (photos.Berta, "Berta/1.jpg")]
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(home.At($"people/{place}"))!);
            File.Copy(photo, home.At($"people/{place}"));
        }
        (await Facenet("verify", photos.Anna, photos.Berta, "--model", "mine"))
            .ShouldExitWith(2)
            .Error.ShouldContain("'facenet calibrate --model mine --images PEOPLE'");

        (await Facenet("calibrate", "--model", "mine", "--images", home.At("people"), "--far", "0.5")).ShouldExitWith(
            0
        );

        (await Facenet("verify", photos.Anna, photos.AnnaMirrored, "--model", "mine")).ShouldExitWith(0);
        (await Facenet("organize", home.At("people"), "--out", home.At("out"), "--model", "mine")).ShouldExitWith(0);
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_is_told_with_what_to_do()
    {
        var photos = await demo.PortraitsAsync();
        // Not even root can make a folder below a file.
        var place = Path.Combine(home.Write("file", ""), "home");

        var result = await FacenetProcess.RunAsync([("FACENET_HOME", place)], "detect", photos.Anna);

        result.ShouldExitWith(2).Error.ShouldStartWith($"facenet: The model store {place}/models cannot be written: ");
        result.Error.ShouldContain("FACENET_HOME");
        result.Error.ShouldHaveLines(1);
    }

    [Fact]
    public async Task Organize_takes_the_gallery_of_the_data_folder_when_none_is_named()
    {
        var photos = await demo.PortraitsAsync();
        await CopyStoreAsync();
        home.Write("photos/readme.txt", "");
        File.Copy(photos.Anna, home.At("photos/anna.jpg"));
        string[] organize =
        [
            "organize",
            home.At("photos"),
            "--out",
            home.At("out"),
            "--model",
            "mobilefacenet",
            "--gallery",
        ];

        (await Facenet(organize))
            .ShouldExitWith(2)
            .Error.ShouldStartWith($"facenet: Nobody is enrolled in {home.At("gallery.db")}.");
        await Facenet("enroll", "Anna", photos.Anna, "--model", "mobilefacenet");
        (await Facenet(organize)).ShouldExitWith(0).Output.ShouldContain("1 photo, 1 face: ");
        (await Facenet([.. organize, home.At("other.db")])).ShouldExitWith(2);
    }

    [Fact]
    public async Task Models_that_are_there_need_no_place_to_write()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Permissions are set in another way there.");
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may write everywhere.");
        var photos = await demo.PortraitsAsync();
        await CopyStoreAsync();
        SetWritable(false);
        try
        {
            (await Facenet("detect", photos.Anna, "--no-cache")).ShouldExitWith(0);
            (await Facenet("detect", photos.Anna)).ShouldExitWith(2).Error.ShouldContain("--no-cache does without");
        }
        finally
        {
            SetWritable(true);
        }
    }

    private async Task CopyStoreAsync()
    {
        var store = ModelStore.Default;
        foreach (var name in (string[])["rfb-320", "landmarks-68", "mobilefacenet", "dlib-resnet"])
            await store.GetAsync(name);
        foreach (var file in Directory.EnumerateFiles(store.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = home.At(Path.Combine("models", Path.GetRelativePath(store.Folder, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (Path.GetFileName(file) != ".lock")
                File.Copy(file, copy);
        }
    }

    private Task<CommandResult> Facenet(params string[] args) =>
        FacenetProcess.RunAsync([("FACENET_HOME", home.Path)], args);

    private void SetWritable(bool writable)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var folder in Directory.GetDirectories(home.Path, "*", SearchOption.AllDirectories).Append(home.Path))
            File.SetUnixFileMode(
                folder,
                UnixFileMode.UserRead
                    | UnixFileMode.UserExecute
                    | (writable ? UnixFileMode.UserWrite : UnixFileMode.None)
            );
    }
}
