using System.CommandLine;
using System.CommandLine.Parsing;

namespace FaceNet.Cli;

/// <summary>Photos and folders of photos, as a user names them.</summary>
internal sealed class PhotoArguments
{
    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "Photos, and folders of photos; folders inside them count too",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <param name="command">Takes the arguments.</param>
    /// <param name="isOptional">True when the command can do without, and checks that itself.</param>
    public PhotoArguments(Command command, bool isOptional = false)
    {
        if (isOptional)
            paths.Arity = ArgumentArity.ZeroOrMore;
        command.Add(paths);
    }

    public bool AreGiven(CommandResult result) => result.GetResult(paths) is { Tokens.Count: > 0 };

    /// <summary>The photos named, and those in the folders named, each once, with paths as the user would write them.</summary>
    /// <exception cref="UsageException">There is nothing of a name, or not one photo in all.</exception>
    public PhotoList Expand(ParseResult parsed) => PhotoList.Of(parsed.GetRequiredValue(paths));
}
