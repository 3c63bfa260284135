using System.CommandLine;
using System.CommandLine.Parsing;
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

    /// <param name="command">Takes the option.</param>
    /// <param name="description">What the option says, which may stand without a file for the usual one.</param>
    public GalleryOptions(Command command, string description)
        : this(command) => (file.Description, file.Arity) = (description, ArgumentArity.ZeroOrOne);

    /// <summary>True when the user asked for a gallery.</summary>
    public bool IsSet(ParseResult parsed) => IsSet(parsed.CommandResult);

    /// <inheritdoc cref="IsSet(ParseResult)"/>
    public bool IsSet(CommandResult result) => result.GetResult(file) is { Implicit: false };

    /// <summary>Opens the gallery, or makes it.</summary>
    public Gallery Open(ParseResult parsed) => Open(parsed, PathOf(parsed));

    /// <summary>Opens a gallery that is there; null where none is, for looking at one makes none.</summary>
    public Gallery? OpenIfThere(ParseResult parsed) =>
        PathOf(parsed) is var path && File.Exists(path) ? Open(parsed, path) : null;

    /// <summary>The gallery's file.</summary>
    public string PathOf(ParseResult parsed) => parsed.GetValue(file)?.FullName ?? Gallery.DefaultPath;

    /// <summary>What another command needs to come to this gallery, each option with a space before it.</summary>
    public static string ForCommands(Gallery gallery)
    {
        var other = gallery.Path == Gallery.DefaultPath ? "" : $" --gallery {PlainText.Argument(gallery.Path)}";
        var usual = new FaceRecognizerOptions().Model;
        return gallery.Space is { Model: var model } && model != usual
            ? $"{other} --model {PlainText.Argument(model)}"
            : other;
    }

    /// <summary>Opens a gallery that holds somebody, or a face.</summary>
    /// <exception cref="UsageException">It holds nobody.</exception>
    public Gallery OpenExisting(ParseResult parsed)
    {
        var path = PathOf(parsed);
        if (!File.Exists(path))
            throw Empty(path);
        var gallery = Open(parsed, path);
        if (!gallery.IsEmpty)
            return gallery;
        gallery.Dispose();
        throw Empty(path);
    }

    /// <summary>Somebody was named who is not in the gallery.</summary>
    public UsageException NoSuchPerson(string name, ParseResult parsed) =>
        new($"There is no {PlainText.Name(name)} in the gallery {PathOf(parsed)}. 'facenet people' lists who is.");

    private static Gallery Open(ParseResult parsed, string path) =>
        Gallery.Open(path, notice => parsed.InvocationConfiguration.Error.WriteLine($"facenet: {notice}"));

    private static UsageException Empty(string path) =>
        new($"Nobody is enrolled in {path}. Enrol people with 'facenet enroll NAME PHOTO', or name another --gallery.");
}
