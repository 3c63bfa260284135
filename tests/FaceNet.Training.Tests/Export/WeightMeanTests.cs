using System.Text.Json;
using FaceNet.Training.Cli;
using FaceNet.Training.Export;
using FaceNet.Training.Import;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Export;

public sealed class WeightMeanTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("facenet-mean").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Each_number_is_the_mean_and_counters_are_the_first_files()
    {
        var files = new[] { Save("a", [1, 4], 7), Save("b", [3, -4], 8), Save("c", [8, 3], 9) };

        WeightMean.Write(files, At("mean")).ShouldBe(3);

        var mean = WeightFile.Read(At("mean"));
        mean["w"].data<float>().ToArray().ShouldBe([4, 1]);
        mean["steps"].item<long>().ShouldBe(7);
        File.Exists(At("mean") + ".partial").ShouldBeFalse();
    }

    [Fact]
    public void A_file_may_be_replaced_by_its_own_mean()
    {
        var files = new[] { Save("a", [1, 4], 7), Save("b", [3, 8], 8) };

        WeightMean.Write(files, files[0]);

        WeightFile.Read(files[0])["w"].data<float>().ToArray().ShouldBe([2, 6]);
    }

    [Fact]
    public void Weights_of_another_network_are_refused_by_name()
    {
        var files = new[] { Save("a", [1, 4], 7), Save("b", [3, 8, 1], 8) };

        Should
            .Throw<ModelException>(() => WeightMean.Write(files, At("mean")))
            .Message.ShouldBe(
                $"{files[1]} is of another network than {files[0]}: w is in one of them only, or of another shape."
            );
        File.Exists(At("mean")).ShouldBeFalse();
    }

    [Fact]
    public void One_file_has_no_mean() =>
        Should
            .Throw<ArgumentException>(() => WeightMean.Write([Save("a", [1], 7)], At("mean")))
            .Message.ShouldContain("at least two files");

    [Fact]
    public async Task The_command_says_what_it_wrote()
    {
        var output = new StringWriter();

        var code = await CommandRunner.RunAsync(
            TrainingCommandLine.Create(),
            ["average", Save("a", [1, 4], 7), Save("b", [3, 8], 8), "-o", At("mean"), "--json"],
            TextWriter.Null,
            output,
            TestContext.Current.CancellationToken
        );

        code.ShouldBe(0);
        using var json = JsonDocument.Parse(output.ToString());
        json.RootElement.GetProperty("numbers").GetInt64().ShouldBe(3);
        json.RootElement.GetProperty("weights").GetArrayLength().ShouldBe(2);
    }

    private string At(string name) => Path.Combine(root, name + ".safetensors");

    private string Save(string name, float[] values, long steps)
    {
        Safetensors.SaveStateDict(At(name), new() { ["w"] = tensor(values), ["steps"] = tensor(steps) });
        return At(name);
    }
}
