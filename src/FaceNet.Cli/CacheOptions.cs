using System.CommandLine;
using FaceNet.Scanning;

namespace FaceNet.Cli;

/// <summary>Whether and where a command remembers the faces of photos it has seen.</summary>
internal sealed class CacheOptions
{
    private const string FileName = "--cache";
    private const string NoneName = "--no-cache";

    private readonly Option<FileInfo?> file = new(FileName)
    {
        Description = "Where faces of photos already seen are remembered [default: faces.db in your cache folder]",
        HelpName = "FILE",
    };

    private readonly Option<bool> none = new(NoneName)
    {
        Description = "Look at every photo anew and remember nothing",
    };

    public CacheOptions(Command command)
    {
        command.Add(file);
        command.Add(none);
    }

    /// <summary>True when a command that is stopped can go on later from where it was.</summary>
    public static bool AreInUse(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.Any(option => option.Name == FileName) && !parsed.GetValue<bool>(NoneName);

    public FaceCache? Open(ParseResult parsed)
    {
        if (parsed.GetValue(none))
            return null;
        return FaceCache.Open(parsed.GetValue(file)?.FullName ?? FaceCache.DefaultPath);
    }
}
