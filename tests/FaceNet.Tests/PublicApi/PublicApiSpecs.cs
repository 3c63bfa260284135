using FaceNet.Tests.Documentation;
using PublicApiGenerator;

namespace FaceNet.Tests.PublicApi;

/// <summary>What other programs can call stands in a file, so that a change of it is seen and meant.</summary>
public sealed class PublicApiSpecs
{
    private const string Approved = "docs/api/FaceNet.txt";
    private const string Received = "docs/api/FaceNet.received.txt";

    [Fact]
    public void The_public_API_is_the_one_on_file()
    {
        var api = typeof(FaceRecognizer).Assembly.GeneratePublicApi(
            new ApiGeneratorOptions
            {
                IncludeAssemblyAttributes = false,
                // Named by the compiler, so it changes with the code's inside.
                ExcludeAttributes = ["System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute"],
            }
        );
        var text = api.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var approved = Repository.PathOf(Approved);
        var received = Repository.PathOf(Received);

        if (File.Exists(approved) && File.ReadAllText(approved) == text)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text);
        Assert.Fail(
            $"The public API differs from {Approved}. See 'diff {Approved} {Received}'; if you mean it: 'mv {Received} {Approved}'."
        );
    }
}
