using System.CommandLine;
using FaceNet.Galleries;

namespace FaceNet.Cli;

/// <summary>Which gallery a command works on.</summary>
internal sealed class GalleryOptions
{
    private readonly Option<FileInfo?> file = new("--gallery", "-g")
    {
        Description = "Where enrolled people are kept [default: gallery.db in your data folder]",
        HelpName = "FILE",
    };

    public GalleryOptions(Command command) => command.Add(file);

    /// <summary>True when the user named a gallery.</summary>
    public bool IsSet(ParseResult parsed) => parsed.GetValue(file) is not null;

    /// <summary>Opens the gallery, or makes it.</summary>
    public Gallery Open(ParseResult parsed) => Gallery.Open(parsed.GetValue(file)?.FullName ?? Gallery.DefaultPath);

    /// <summary>Opens a gallery in which somebody is enrolled.</summary>
    /// <exception cref="UsageException">Nobody is.</exception>
    public Gallery OpenExisting(ParseResult parsed)
    {
        var path = parsed.GetValue(file)?.FullName ?? Gallery.DefaultPath;
        if (!File.Exists(path))
            throw Empty(path);
        var gallery = Gallery.Open(path);
        if (gallery.People.Count > 0)
            return gallery;
        gallery.Dispose();
        throw Empty(path);
    }

    private static UsageException Empty(string path) =>
        new($"Nobody is enrolled in {path}. Enrol people with 'facenet enroll NAME PHOTO', or name another --gallery.");
}
