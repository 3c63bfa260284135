using FaceNet.Models;

namespace FaceNet.Tests.Models;

public sealed class ShippedModelTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_library_brings_the_files_that_its_table_names()
    {
        foreach (var package in PretrainedModels.All.Select(model => model.Package).Where(package => package.IsShipped))
        foreach (var file in package.Files)
        {
            var bytes = ShippedModels.Read(file.Path);

            bytes.LongLength.ShouldBe(file.Bytes);
            Hash.Of(bytes).ShouldBe(file.Sha256);
        }
    }

    [Fact]
    public async Task A_shipped_model_needs_no_network()
    {
        var store = new ModelStore(
            folder.Path,
            PretrainedModels.All,
            (_, _, _) => throw new InvalidOperationException("Nothing is to be fetched.")
        );

        var model = await store.GetAsync(PretrainedModels.FaceNetSmall, null, TestContext.Current.CancellationToken);

        using var session = ModelSession.Open(model, ModelRole.Embedder);
        var size = model.Card.Input.Size;
        var embedding = session.Run(new float[3 * size.Pixels], [1, 3, size.Height, size.Width]);
        embedding.Length.ShouldBe(128);
        embedding.Sum(value => (double)value * value).ShouldBe(1, 1e-5);
    }

    [Fact]
    public void A_model_that_is_not_in_the_library_is_missed_by_name() =>
        Should.Throw<ModelException>(() => ShippedModels.Read("none.onnx")).Message.ShouldContain("none.onnx");
}
