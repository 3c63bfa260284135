using FaceNet.Models;
using FaceNet.Training.Networks;
using FaceNet.Training.Runs;
using FaceNet.Training.Tests.Training;
using TorchSharp.PyBridge;

namespace FaceNet.Training.Tests.Runs;

public sealed class RunExportTests : IDisposable
{
    private static readonly PixelSize Input = new(Width: 116, Height: 140);

    private readonly string root = Directory.CreateTempSubdirectory("facenet-export").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("small", "small")]
    [InlineData("lauf 1 für Zoë", "lauf-1-f-r-Zo")]
    [InlineData("-_.x", "x")]
    [InlineData("人", "model")]
    public void A_model_is_named_after_its_folder_as_far_as_a_card_allows(string folder, string name) =>
        RunExport.ModelName(folder).ShouldBe(name);

    [Fact]
    public void A_long_name_is_cut() => RunExport.ModelName(new string('a', 100)).Length.ShouldBe(64);

    [Fact]
    public void Weights_that_take_all_faces_for_one_become_a_model_without_a_threshold()
    {
        var (weights, model) = (Path.Combine(root, "flat.safetensors"), Path.Combine(root, "model.onnx"));
        using (var network = new EmbeddingNetwork(NetworkCatalog.Find("NNS2"), new() { Input = Input }))
        {
            // Without weights only the last layer's bias is left, the same for all faces.
            using (TorchSharp.torch.no_grad())
                foreach (var (name, values) in network.state_dict())
                    values.fill_(name.EndsWith("bias", StringComparison.Ordinal) ? 1 : 0);
            Safetensors.SaveStateDict(weights, network.state_dict());
        }
        var options = new TrainingOptions { Network = "NNS2", BatchNorm = null };
        var faces = new DrawnFaces(people: 10, perPerson: 5, Input);

        new RunExport(options, Input, weights).Write(
            model,
            "flat",
            "not stated",
            "a test",
            faces,
            TestContext.Current.CancellationToken
        );

        ModelAddition.Read(model, ModelRole.Embedder, given: null).Card.Threshold.ShouldBeNull();
    }
}
