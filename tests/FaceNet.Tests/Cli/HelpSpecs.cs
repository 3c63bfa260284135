using System.CommandLine;
using FaceNet.Cli;
using FaceNet.Cli.Commands;

namespace FaceNet.Tests.Cli;

public sealed class HelpSpecs
{
    public static TheoryData<string> Commands => [.. Below(new FaceNetCommand(), []).Select(found => found.Path)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_explains_itself_with_examples(string path)
    {
        var help = (await CommandResult.OfAsync([.. Words(path), "--help"])).ShouldExitWith(0);

        help.Error.ShouldBeEmpty();
        help.Output.ShouldContain("Usage:");
        help.Output.ShouldContain("\nExamples:\n  facenet ");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_is_given_whatever_else_is_wrong(string path) =>
        (await CommandResult.OfAsync([.. Words(path), "--help", "--no-such-option"])).ShouldExitWith(0);

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_example_can_be_given(string path)
    {
        foreach (var (example, meaning) in ((IHasExamples)Find(path)).Examples)
        {
            var words = example.Split(" > ")[0].Split(' ');

            words[0].ShouldBe("facenet");
            if (words[^1] != "--help")
                UsageErrors.Find(new FaceNetCommand().Parse(words[1..])).ShouldBeEmpty(example);
            meaning.ShouldEndWith(".");
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Everything_is_described(string path)
    {
        var command = Find(path);

        command.Description.ShouldNotBeNullOrWhiteSpace();
        command.Arguments.ShouldAllBe(argument => !string.IsNullOrWhiteSpace(argument.Description));
        command.Options.ShouldAllBe(option => !string.IsNullOrWhiteSpace(option.Description));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_that_does_something_can_answer_in_JSON(string path)
    {
        var command = Find(path);
        Assert.SkipWhen(command.Action is null, "It only holds other commands.");

        command.Options.ShouldContain(option => option.Name == "--json");
    }

    [Fact]
    public async Task Without_arguments_the_help_is_shown_as_an_error()
    {
        var (exitCode, output, error) = await CommandResult.OfAsync();

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldBe((await CommandResult.OfAsync("--help")).Output);
    }

    [Fact]
    public async Task The_version_is_told() =>
        (await CommandResult.OfAsync("--version")).ShouldExitWith(0).Output.ShouldStartWith("0.");

    private static IEnumerable<(string Path, Command Command)> Below(Command command, string[] path)
    {
        yield return (string.Join(' ', path), command);
        foreach (var found in command.Subcommands.SelectMany(inner => Below(inner, [.. path, inner.Name])))
            yield return found;
    }

    private static string[] Words(string path) => path.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Command Find(string path) =>
        Words(path)
            .Aggregate(
                (Command)new FaceNetCommand(),
                (command, name) => command.Subcommands.Single(inner => inner.Name == name)
            );
}
