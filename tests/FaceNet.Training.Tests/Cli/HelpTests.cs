using FaceNet.Training.Cli;

namespace FaceNet.Training.Tests.Cli;

public sealed class HelpTests
{
    private const string Program = "facenet-train ";

    public static TheoryData<string> Commands =>
        [.. TrainingCommandLine.Create().Subcommands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_shows_examples_that_are_understood(string name)
    {
        var root = TrainingCommandLine.Create();
        var help = root.Subcommands.Single(command => command.Name == name).Description!;
        var examples = help.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith(Program, StringComparison.Ordinal))
            .ToList();

        examples.ShouldNotBeEmpty();
        foreach (var example in examples)
            root.Parse(example[Program.Length..]).Errors.ShouldBeEmpty(example);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_answers_in_JSON_too(string name) =>
        TrainingCommandLine
            .Create()
            .Subcommands.Single(command => command.Name == name)
            .Options.ShouldContain(option => option.Name == "--json");

    [Fact]
    public async Task What_is_mistyped_is_an_error_with_a_way_on()
    {
        var error = new StringWriter();

        var code = await CommandRunner.RunAsync(
            TrainingCommandLine.Create(),
            ["train", "people", "--negatives", "SemiSoft", "--run", "run"],
            error,
            cancellationToken: TestContext.Current.CancellationToken
        );

        code.ShouldBe(2);
        error.ToString().ShouldContain("SemiSoft");
        error.ToString().ShouldContain("--help");
    }
}
