using System.CommandLine;
using System.Text.Json;
using FaceNet.Training.Cli.Experiments;

namespace FaceNet.Training.Tests.Experiments;

public sealed class GradientsCommandTests
{
    [Fact]
    public void Its_json_has_names_as_that_of_all_commands()
    {
        var output = new StringWriter();

        new RootCommand { new GradientsCommand() }
            .Parse(["gradients", "NNS2", "--json"])
            .Invoke(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false })
            .ShouldBe(0);

        JsonDocument
            .Parse(output.ToString())
            .RootElement.EnumerateObject()
            .Select(activation => activation.Name)
            .ShouldBe(["relu", "tanh", "sigmoid"]);
    }
}
