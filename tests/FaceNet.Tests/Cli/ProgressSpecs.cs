using System.CommandLine;
using FaceNet.Cli.Output;
using FaceNet.Models;

namespace FaceNet.Tests.Cli;

public sealed class ProgressSpecs
{
    [Fact]
    public async Task Nothing_is_shown_where_standard_error_is_no_terminal()
    {
        using var error = new StringWriter();
        await using (var progress = new ProgressDisplay(new InvocationConfiguration { Error = error }))
        {
            progress.Report("Looking at photos", 1, 2);
            progress.Report(new ModelProgress("net", ModelStep.Downloading, "net@1.0, 2.0 MB"));
            progress.Counting("Laying out folders", 2).Report(1);
        }

        error.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ModelStep.Waiting, "/home/me", "Waiting for another program that is fetching models")]
    [InlineData(ModelStep.Downloading, "net@1.0, 2.0 MB", "Fetching dlib-resnet once (net@1.0, 2.0 MB)")]
    [InlineData(ModelStep.Unpacking, "net@1.0", "Unpacking dlib-resnet")]
    [InlineData(ModelStep.Converting, "dlib-resnet", "Converting dlib-resnet")]
    public void Steps_are_told_in_words(ModelStep step, string detail, string words) =>
        ProgressDisplay.Describe(new ModelProgress("dlib-resnet", step, detail)).ShouldBe(words);
}
