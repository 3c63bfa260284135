using FaceNet.Models;

namespace FaceNet.Tests.Models;

public sealed class ModelSessionTests : IDisposable
{
    private readonly TinyStore tiny = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static float[] Picture => [.. Enumerable.Range(0, 3 * 4 * 6).Select(i => (float)i)];

    public void Dispose() => tiny.Dispose();

    [Fact]
    public async Task A_card_that_feeds_another_way_than_the_one_inside_is_refused_and_both_are_named()
    {
        var file = await tiny.Open().GetAsync("tiny", null, Token);
        var bgr = file.Card with { Input = file.Card.Input with { Channels = ChannelOrder.Bgr } };

        var error = Should.Throw<ModelException>(() => ModelSession.Open(file with { Card = bgr }));

        error.Message.ShouldContain("Rgb");
        error.Message.ShouldContain("Bgr");
    }

    [Fact]
    public async Task A_card_with_another_threshold_is_the_same_model()
    {
        var file = await tiny.Open().GetAsync("tiny", null, Token);
        var calibrated = file.Card with { Threshold = new Threshold(1, 0.01, "a test") };

        Should.NotThrow(() => ModelSession.Open(file with { Card = calibrated }).Dispose());
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_refused_with_its_path()
    {
        var file = await tiny.Open().GetAsync("tiny", null, Token);
        var path = tiny.FileOf("text.onnx");
        await File.WriteAllTextAsync(path, "no model", Token);

        Should.Throw<ModelException>(() => ModelSession.Open(file with { Path = path })).Message.ShouldContain(path);
    }

    [Theory]
    [InlineData("model.onnx", false)]
    [InlineData("model.onnx", true)]
    [InlineData("model.weights", false)]
    [InlineData("model.weights", true)]
    [InlineData("model.note", false)]
    public async Task A_compiled_form_that_was_altered_or_cut_short_is_made_again(string damaged, bool sameLength)
    {
        // 600 values: enough weights for the runtime to put them into a file of their own.
        var wide = TinyModels.Card with
        {
            Dimension = 600,
        };
        var model = TinyModels.Pretrained with { Card = wide, Convert = _ => TinyModels.Graph(wide) };
        var file = await tiny.Open(model).GetAsync("tiny", null, Token);
        ModelSession.Open(file).Dispose();
        var path = Path.Combine(Directory.GetDirectories(CompiledModel.FolderOf(file.Path)).Single(), damaged);
        var bytes = await File.ReadAllBytesAsync(path, Token);
        bytes[^50] ^= 0x40;
        await File.WriteAllBytesAsync(path, sameLength ? bytes : bytes[..^10], Token);

        using var session = ModelSession.Open(file);

        // What the graph says, derived from its weights 1, 2, 3, …: the mean of each colour times a row of the matrix.
        var means = Picture.Chunk(4 * 6).Select(plane => plane.Average()).ToArray();
        var expected = Enumerable
            .Range(1, 600)
            .Select(i => (means[0] * i) + (means[1] * (600 + i)) + (means[2] * (1200 + i)));
        session.Run(Picture, [1, 3, 4, 6]).ShouldBe(expected, 1);
        Directory.GetDirectories(CompiledModel.FolderOf(file.Path)).ShouldHaveSingleItem();
        (await File.ReadAllBytesAsync(path, Token)).ShouldNotBe(bytes);
    }

    [Fact]
    public async Task A_store_that_cannot_keep_the_compiled_form_still_opens_the_model()
    {
        var file = await tiny.Open().GetAsync("tiny", null, Token);
        var compiled = CompiledModel.FolderOf(file.Path);
        Directory.Delete(compiled);

        using var session = ModelSession.Open(file);

        session.Run(Picture, [1, 3, 4, 6]).Length.ShouldBe(2);
        Directory.Exists(compiled).ShouldBeFalse();
    }

    [Fact]
    public async Task Outputs_are_had_by_name_and_an_unknown_name_is_refused()
    {
        using var session = ModelSession.Open(await tiny.Open().GetAsync("tiny", null, Token));
        using var outputs = session.RunAll(Picture, [1, 3, 4, 6]);

        outputs["embedding"].ToArray().ShouldBe(session.Run(Picture, [1, 3, 4, 6]));
        Should.Throw<ModelException>(() => outputs["boxes"].Length).Message.ShouldContain("embedding");
    }
}
