using FaceNet.Models;
using FaceNet.Models.Conversion;
using Onnx;

namespace FaceNet.Tests.Models;

/// <summary>Models of the user's own: with a card that fits they work like the others, else they are refused.</summary>
public sealed class AddedModelTests : IDisposable
{
    private static readonly ModelCard own = TinyModels.Card with
    {
        Name = "own",
        Threshold = new Threshold(0.9f, 0.001, "forty photos"),
    };

    private readonly TinyStore tiny = new();
    private readonly ScratchFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        tiny.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_added_model_is_listed_and_opened_like_the_others()
    {
        var path = TinyModels.Save(TinyModels.Graph(own), folder);

        var added = await tiny.Open().AddAsync(path, ModelRole.Embedder, own, Token);

        var file = await tiny.Open().GetAsync("own", null, Token);
        file.Path.ShouldBe(added.Path);
        file.Sha256.ShouldBe(Hash.OfFile(file.Path));
        file.Card.Threshold.ShouldBe(own.Threshold);
        CardRules.Feed(file.Card).ShouldBe(CardRules.Feed(own));
        var entry = tiny.Open().List().Single(entry => !entry.IsPretrained);
        entry.Path.ShouldBe(file.Path);
        entry.Card.Name.ShouldBe("own");
        using var session = ModelSession.Open(file);
        session.Run(new float[2 * 3 * 4 * 6], [2, 3, 4, 6]).Length.ShouldBe(4);
    }

    [Fact]
    public async Task The_card_beside_the_file_is_found()
    {
        var path = TinyModels.Save(TinyModels.Graph(own), folder);
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".card.json"), ModelCardJson.Write(own), Token);

        var added = await tiny.Open().AddAsync(path, ModelRole.Embedder, null, Token);

        added.Card.Name.ShouldBe("own");
        added.Card.Threshold.ShouldBe(own.Threshold);
    }

    [Fact]
    public async Task The_card_inside_the_file_is_found()
    {
        var model = TinyModels.Graph(own);
        OnnxMetadata.PutCard(model, own);

        var added = await tiny.Open().AddAsync(TinyModels.Save(model, folder), ModelRole.Embedder, null, Token);

        added.Card.Name.ShouldBe("own");
    }

    [Fact]
    public async Task A_model_that_was_fetched_can_be_carried_elsewhere_by_its_file_alone()
    {
        var fetched = await tiny.Open().GetAsync("tiny", null, Token);
        using var elsewhere = new TinyStore();

        var added = await elsewhere
            .Open()
            .AddAsync(fetched.Path, ModelRole.Embedder, fetched.Card with { Name = "own" }, Token);

        CardRules.Feed(added.Card).ShouldBe(CardRules.Feed(fetched.Card));
    }

    [Fact]
    public async Task Without_a_card_the_message_shows_one()
    {
        var error = await RefusedAsync(TinyModels.Graph(own), null);

        error.ShouldContain("own.card.json");
        error.ShouldContain("\"dimension\": 192");
    }

    [Fact]
    public async Task Another_size_is_refused_and_both_are_named()
    {
        var error = await RefusedAsync(TinyModels.Graph(own), own with { Input = own.Input with { Size = new(4, 6) } });

        error.ShouldContain("[1, 3, 6, 4]");
        error.ShouldContain("[any, 3, 4, 6]");
    }

    [Fact]
    public async Task Channels_last_is_refused_where_the_graph_wants_them_first() =>
        (
            await RefusedAsync(
                TinyModels.Graph(own),
                own with
                {
                    Input = own.Input with { Layout = TensorLayout.Nhwc },
                }
            )
        ).ShouldContain("[1, 4, 6, 3]");

    [Fact]
    public async Task Grey_is_refused_where_the_graph_wants_colour() =>
        (
            await RefusedAsync(
                TinyModels.Graph(own),
                own with
                {
                    Input = own.Input with { Channels = ChannelOrder.Grey, Mean = [0] },
                }
            )
        ).ShouldContain("[1, 1, 4, 6]");

    [Fact]
    public async Task Another_dimension_is_refused_and_both_are_named()
    {
        var error = await RefusedAsync(TinyModels.Graph(own), own with { Dimension = 512 });

        error.ShouldContain("512 values");
        error.ShouldContain("answers 2");
    }

    [Fact]
    public async Task Another_role_is_refused_and_both_are_named()
    {
        var path = TinyModels.Save(TinyModels.Graph(own), folder);

        var error = await Should.ThrowAsync<ModelException>(tiny.Open().AddAsync(path, ModelRole.Detector, own, Token));

        error.Message.ShouldContain("Detector");
        error.Message.ShouldContain("Embedder");
    }

    [Fact]
    public async Task A_model_that_answers_nan_is_refused() =>
        (await RefusedAsync(TinyModels.Graph(own, bias: float.NaN), own)).ShouldContain("NaN");

    [Fact]
    public async Task A_second_output_is_refused()
    {
        var model = TinyModels.Graph(own);
        model.Graph.Output.Add(OnnxGraph.Value(model.Graph.Node[1].Output[0], "batch", "3"));

        (await RefusedAsync(model, own)).ShouldContain("2 and 3");
    }

    [Fact]
    public async Task A_graph_of_unknown_operators_is_refused()
    {
        var model = TinyModels.Graph(own);
        model.Graph.Node[0].OpType = "Imaginary";

        (await RefusedAsync(model, own)).ShouldContain("Imaginary");
    }

    [Fact]
    public async Task Weights_in_other_files_are_refused()
    {
        var model = TinyModels.Graph(own);
        model.Graph.Initializer[0].DataLocation = TensorProto.Types.DataLocation.External;

        (await RefusedAsync(model, own)).ShouldContain("one ONNX file");
    }

    [Fact]
    public async Task The_name_of_a_pretrained_model_is_refused() =>
        (await RefusedAsync(TinyModels.Graph(own), own with { Name = "dlib-resnet" })).ShouldContain("'dlib-resnet'");

    [Fact]
    public async Task A_file_that_is_no_onnx_is_refused()
    {
        var path = Path.Combine(folder.Path, "photo.onnx");
        await File.WriteAllTextAsync(path, "not a model", Token);

        await Should.ThrowAsync<ModelException>(tiny.Open().AddAsync(path, ModelRole.Embedder, own, Token));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused_with_its_path()
    {
        var path = Path.Combine(folder.Path, "nowhere.onnx");

        var error = await Should.ThrowAsync<ModelException>(tiny.Open().AddAsync(path, ModelRole.Embedder, own, Token));

        error.Message.ShouldContain(path);
    }

    [Fact]
    public async Task An_added_model_that_was_altered_is_refused()
    {
        var added = await tiny.Open()
            .AddAsync(TinyModels.Save(TinyModels.Graph(own), folder), ModelRole.Embedder, own, Token);
        await File.AppendAllTextAsync(added.Path, "x", Token);

        var error = await Should.ThrowAsync<ModelException>(tiny.Open().GetAsync("own", null, Token));

        error.Message.ShouldContain("Add it again");
    }

    [Fact]
    public async Task Adding_again_replaces()
    {
        var first = await tiny.Open()
            .AddAsync(TinyModels.Save(TinyModels.Graph(own), folder), ModelRole.Embedder, own, Token);
        var path = TinyModels.Save(TinyModels.Graph(own, bias: 1), folder);

        var second = await tiny.Open().AddAsync(path, ModelRole.Embedder, own, Token);

        second.Sha256.ShouldNotBe(first.Sha256);
        (await tiny.Open().GetAsync("own", null, Token)).Sha256.ShouldBe(second.Sha256);
    }

    [Fact]
    public async Task A_removed_model_is_gone_with_all_its_files()
    {
        var path = TinyModels.Save(TinyModels.Graph(own), folder);
        var added = await tiny.Open().AddAsync(path, ModelRole.Embedder, own, Token);
        ModelSession.Open(added).Dispose();

        (await tiny.Open().RemoveAsync("own", Token)).ShouldBeTrue();
        (await tiny.Open().RemoveAsync("own", Token)).ShouldBeFalse();

        Directory.GetFileSystemEntries(tiny.Path, "own*", SearchOption.AllDirectories).ShouldBeEmpty();
        tiny.Open().List().ShouldAllBe(entry => entry.IsPretrained);
    }

    private async Task<string> RefusedAsync(ModelProto model, ModelCard? card)
    {
        var path = TinyModels.Save(model, folder);
        var error = await Should.ThrowAsync<ModelException>(
            tiny.Open().AddAsync(path, ModelRole.Embedder, card, Token)
        );
        tiny.Open().List().ShouldAllBe(entry => entry.IsPretrained);
        return error.Message;
    }
}
