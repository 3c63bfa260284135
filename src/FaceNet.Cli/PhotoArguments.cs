using System.CommandLine;
using FaceNet.Organizing;

namespace FaceNet.Cli;

/// <summary>Photos and folders of photos, as a user names them.</summary>
internal sealed class PhotoArguments
{
    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "Photos, or folders of photos",
        Arity = ArgumentArity.OneOrMore,
    };

    public PhotoArguments(Command command) => command.Add(paths);

    /// <summary>The photos named, and those in the folders named, each once, with paths as the user would write them.</summary>
    public IReadOnlyList<string> Expand(ParseResult parsed) =>
        [.. parsed.GetValue(paths)!.SelectMany(Photos).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Photos(string path)
    {
        if (File.Exists(path))
            return [path];
        if (Directory.Exists(path))
            return PhotoFiles.Find(path).Select(photo => Path.Combine(path, photo));
        throw new UsageException($"There is no photo or folder at {path}.");
    }
}
