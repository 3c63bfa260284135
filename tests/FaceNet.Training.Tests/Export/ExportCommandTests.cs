using System.CommandLine;
using System.Text.Json;
using FaceNet.Models;
using FaceNet.Training.Cli;
using FaceNet.Training.Export;
using FaceNet.Training.Networks;
using FaceNet.Training.Runs;
using TorchSharp.PyBridge;

namespace FaceNet.Training.Tests.Export;

public sealed class ExportCommandTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("facenet-export").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(false, 17)]
    [InlineData(true, 9)]
    public async Task A_network_becomes_a_file_that_a_store_takes(bool half, int mostMegabytes)
    {
        var file = Path.Combine(root, "faces.onnx");

        var (code, output) = await RunAsync([
            "export",
            "NNS2",
            "--output",
            file,
            "--name",
            "faces",
            "--licence",
            "MIT",
            "--json",
            .. half ? ["--half"] : (string[])[],
        ]);

        code.ShouldBe(0);
        var report = JsonDocument.Parse(output).RootElement;
        report.GetProperty("bytes").GetInt64().ShouldBe(new FileInfo(file).Length);
        report.GetProperty("bytes").GetInt64().ShouldBeLessThan((mostMegabytes + 1) * 1_000_000L);
        ModelAddition.Read(file, ModelRole.Embedder, given: null).Card.Licence.ShouldBe("MIT");
    }

    [Fact]
    public async Task A_run_is_exported_by_its_folder_with_the_threshold_and_licence_of_its_model()
    {
        var run = Run();
        var file = Path.Combine(root, "other form.onnx");

        var (code, _) = await RunAsync(["export", run.Root, "--half", "--output", file]);

        code.ShouldBe(0);
        var card = ModelAddition.Read(file, ModelRole.Embedder, given: null).Card;
        (card.Name, card.Licence, card.Threshold?.SquaredDistance).ShouldBe(("other-form", "MIT", (float?)0.5f));
    }

    [Fact]
    public async Task What_is_known_of_a_run_cannot_be_said_otherwise()
    {
        var run = Run();

        var (code, _) = await RunAsync(["export", run.Root, "--batch-norm", "--output", Path.Combine(root, "a.onnx")]);

        code.ShouldNotBe(0);
        File.Exists(Path.Combine(root, "a.onnx")).ShouldBeFalse();
    }

    [Fact]
    public void A_run_without_a_model_is_refused_with_what_to_do()
    {
        var run = Run();
        File.Delete(run.ModelCard);

        Should
            .Throw<ModelException>(() => FinishedRun.Read(run))
            .Message.ShouldContain("\"facenet-train resume\" brings it to its end");
    }

    private RunFolder Run()
    {
        var run = new RunFolder(Path.Combine(root, "run"));
        Directory.CreateDirectory(run.Root);
        run.WriteCard(
            new()
            {
                Options = new() { Network = "NNS2", EmbeddingSize = 64 },
                DataHash = "none",
                Images = 1,
                People = 1,
                ValidationImages = 0,
                Version = "1",
                Machine = "a test",
                Begun = DateTimeOffset.UnixEpoch,
            }
        );
        run.WriteSource(new() { Data = "gone", Crops = "gone" });
        using var network = new EmbeddingNetwork(
            NetworkCatalog.Find("NNS2"),
            new() { EmbeddingSize = 64, BatchNorm = true }
        );
        Safetensors.SaveStateDict(run.BestWeights, network.state_dict());
        var card = OnnxExport.Card(network, "run", "MIT", "a test") with { Threshold = new(0.5f, 0.001, "a test") };
        OnnxExport.Write(run.Model, network.ToOnnx(card), card);
        return run;
    }

    [Fact]
    public async Task Gradients_of_saturating_activations_vanish_towards_the_first_layer()
    {
        var chart = Path.Combine(root, "gradients.svg");

        var (code, output) = await RunAsync(["gradients", "NNS2", "--output", chart]);

        code.ShouldBe(0, output);
        File.ReadAllText(chart).ShouldStartWith("<svg");
    }

    private static async Task<(int Code, string Output)> RunAsync(string[] args)
    {
        var output = new StringWriter();
        var configuration = new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false };
        var code = await TrainingCommandLine
            .Create()
            .Parse(args)
            .InvokeAsync(configuration, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
