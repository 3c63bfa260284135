using System.CommandLine;
using FaceNet.Storage;

namespace FaceNet.Cli;

/// <summary>Whether and where a command remembers the faces of photos it has seen.</summary>
internal sealed class CacheOptions
{
    private readonly Option<FileInfo?> file = new("--cache")
    {
        Description =
            "File that remembers the faces of photos already seen (default: faces.db in the user's cache folder)",
        HelpName = "FILE",
    };

    private readonly Option<bool> none = new("--no-cache")
    {
        Description = "Look at every photo again and remember nothing",
    };

    public CacheOptions(Command command)
    {
        command.Add(file);
        command.Add(none);
    }

    public FaceCache? Open(ParseResult parsed)
    {
        if (parsed.GetValue(none))
            return null;
        return FaceCache.Open(parsed.GetValue(file)?.FullName ?? FaceCache.DefaultPath);
    }
}
