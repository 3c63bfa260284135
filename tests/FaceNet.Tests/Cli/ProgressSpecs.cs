using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Models;

namespace FaceNet.Tests.Cli;

public sealed class ProgressSpecs
{
    [Fact]
    public async Task Where_standard_error_is_no_terminal_a_download_is_told_once_and_nothing_else()
    {
        using var error = new StringWriter();
        await using (var progress = new ProgressDisplay(new InvocationConfiguration { Error = error }))
        {
            progress.Report("Looking at photos", 1, 2);
            progress.Report(new ModelProgress("net", ModelStep.Downloading, "net@1.0, 2.0 MB"));
            progress.Report(new ModelProgress("net", ModelStep.Downloading, "net@1.0, 2.0 MB"));
            progress.Report(new ModelProgress("net", ModelStep.Unpacking, "net@1.0"));
            progress.Report(new ModelProgress("net", ModelStep.Converting, "net"));
            progress.Report(new ModelProgress("net", ModelStep.Ready, "net.onnx"));
            progress.Counting("Laying out folders", 2).Report(1);
        }

        error.ToString().ShouldBe(Lines.Of("facenet: Fetching net once (net@1.0, 2.0 MB)"));
    }

    [Theory]
    [InlineData(ModelStep.Waiting, "/home/me", "Waiting for another program that is fetching models")]
    [InlineData(ModelStep.Downloading, "net@1.0, 2.0 MB", "Fetching dlib-resnet once (net@1.0, 2.0 MB)")]
    [InlineData(ModelStep.Unpacking, "net@1.0", "Unpacking dlib-resnet")]
    [InlineData(ModelStep.Converting, "dlib-resnet", "Converting dlib-resnet")]
    public void Steps_are_told_in_words(ModelStep step, string detail, string words) =>
        ProgressDisplay.Describe(new ModelProgress("dlib-resnet", step, detail)).ShouldBe(words);
}
