using System.CommandLine;
using System.Text.Json;
using FaceNet.Models;
using FaceNet.Training.Cli;

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
