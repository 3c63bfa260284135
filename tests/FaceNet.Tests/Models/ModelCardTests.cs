using FaceNet.Models;

namespace FaceNet.Tests.Models;

public sealed class ModelCardTests
{
    private static readonly ModelCard card = TinyModels.Card with { Threshold = new Threshold(1.25f, 0.001, "LFW") };

    [Fact]
    public void A_card_survives_writing_and_reading()
    {
        var read = ModelCardJson.Read(ModelCardJson.Write(card), "a test");

        (read with { Input = card.Input }).ShouldBe(card);
        (read.Input with { Mean = card.Input.Mean }).ShouldBe(card.Input);
        read.Input.Mean.ShouldBe(card.Input.Mean);
    }

    [Fact]
    public void Every_card_of_the_table_survives_and_obeys_the_rules()
    {
        foreach (var known in PretrainedModels.All.Select(model => model.Card))
            CardRules.Feed(ModelCardJson.Read(ModelCardJson.Write(known), known.Name)).ShouldBe(CardRules.Feed(known));
    }

    [Fact]
    public void Enumerations_are_written_by_name() => ModelCardJson.Write(card).ShouldContain("\"role\": \"Embedder\"");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"name\":\"a\",\"role\":\"Embedder\"}")]
    public void What_is_no_card_is_refused(string json) =>
        Should.Throw<ModelException>(() => ModelCardJson.Read(json, "here")).Message.ShouldContain("here");

    [Theory]
    [InlineData("\"name\": \"tiny\"", "\"name\": \"../tiny\"", "'../tiny'")]
    [InlineData("\"name\": \"tiny\"", "\"name\": null", "name")]
    [InlineData("\"width\": 6", "\"width\": 0", "0×4")]
    [InlineData("\"width\": 6", "\"width\": 2000000", "2000000×4")]
    [InlineData("100,", "", "2 means are given for 3 channels")]
    [InlineData("\"scale\": 0.5", "\"scale\": 0", "scale")]
    [InlineData("\"dimension\": 2", "\"dimension\": 0", "dimension")]
    [InlineData("five-point-112", "by-eye", "'by-eye'")]
    [InlineData("\"squaredDistance\": 1.25", "\"squaredDistance\": 5", "threshold 5")]
    [InlineData("\"role\": \"Embedder\"", "\"role\": 17", "role")]
    [InlineData("\"mean\": [", "\"mean\": null, \"x\": [", "mean")]
    public void A_card_that_contradicts_itself_is_refused_with_the_reason(string right, string wrong, string reason)
    {
        var json = ModelCardJson.Write(card);
        json.ShouldContain(right);

        var error = Should.Throw<ModelException>(() => ModelCardJson.Read(json.Replace(right, wrong), "here"));

        error.Message.ShouldContain(reason);
    }
}
