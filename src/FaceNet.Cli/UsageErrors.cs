using System.CommandLine;
using System.CommandLine.Parsing;

namespace FaceNet.Cli;

/// <summary>What is wrong with a command line, in sentences that help.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Find(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // Who asks for help may have left out or mistaken anything but the command.
        if (parsed.Action is HelpWithExamples)
            return command.Subcommands.Count > 0 && parsed.UnmatchedTokens.FirstOrDefault(IsWord) is { } name
                ? [Unknown(command, name)]
                : [];
        if (parsed.Tokens.Any(token => token.Value.Length == 0))
            return ["An argument is empty. Is a variable of your shell not set?"];
        if (Options(parsed).Concat(parsed.UnmatchedTokens).FirstOrDefault() is { } token)
            return [Unknown(command, token)];
        return [.. parsed.Errors.Select(error => error.Message).Distinct()];
    }

    public static string Help(CommandResult command) => $"Try 'facenet {Path(command)}--help'.";

    // The parser takes an option that it does not know for the name of a file.
    private static IEnumerable<string> Options(ParseResult parsed) =>
        parsed
            .CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .Where(value => value.Length > 1 && value.StartsWith('-') && !System.IO.Path.Exists(value));

    private static bool IsWord(string token) => !token.StartsWith('-');

    private static string Unknown(Command command, string token)
    {
        if (token.StartsWith('-'))
            return $"There is no option '{token}' here.{Suggest(token, command.Options.SelectMany(Names))}";
        if (command.Subcommands.Count > 0)
            return $"There is no command '{token}'.{Suggest(token, command.Subcommands.Select(known => known.Name))}";
        return $"'{token}' is one argument too many. Put a name that holds spaces into quotes.";
    }

    private static IEnumerable<string> Names(Option option) => [option.Name, .. option.Aliases];

    private static string Suggest(string typed, IEnumerable<string> known)
    {
        var names = known.ToArray();
        var nearest =
            Array.Find(names, name => name.StartsWith(typed, StringComparison.Ordinal))
            ?? names
                .Where(name => Edits(typed, name) <= Math.Max(1, typed.Length / 3))
                .MinBy(name => Edits(typed, name));
        return nearest is null ? "" : $" Did you mean '{nearest}'?";
    }

    /// <summary>Letters to insert, drop or change to make one word of the other (Levenshtein 1966).</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < to.Length; j++)
            {
                var changed = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(changed, 1 + Math.Min(row[j], row[j + 1]));
            }
        }
        return row[^1];
    }

    private static string Path(CommandResult command)
    {
        var names = new List<string>();
        for (var current = command; current.Parent is CommandResult parent; current = parent)
            names.Insert(0, current.Command.Name + " ");
        return string.Concat(names);
    }
}
