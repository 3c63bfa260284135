using System.CommandLine;
using FaceNet.Organizing;

namespace FaceNet.Cli;

/// <summary>Whether, and how, photos are also laid out in a folder a person.</summary>
internal sealed class LayoutOptions
{
    private readonly Option<bool> copy = new("--copy") { Description = "Also copy the photos into a folder a person" };
    private readonly Option<bool> hardLink = new("--hardlink")
    {
        Description = "Also lay out a folder a person with hard links, which take no space; same disk only",
    };
    private readonly Option<bool> symbolicLink = new("--symlink")
    {
        Description = "Also lay out a folder a person with symbolic links, which break when the photos move",
    };

    public LayoutOptions(Command command)
    {
        command.Add(copy);
        command.Add(hardLink);
        command.Add(symbolicLink);
        command.Validators.Add(result =>
        {
            if (new[] { copy, hardLink, symbolicLink }.Count(option => result.GetValue(option)) > 1)
                result.AddError("Give one of --copy, --hardlink and --symlink, not several.");
        });
    }

    /// <summary>What was asked for; null for the page alone.</summary>
    public LayoutKind? Kind(ParseResult parsed) =>
        parsed.GetValue(copy) ? LayoutKind.Copy
        : parsed.GetValue(hardLink) ? LayoutKind.HardLink
        : parsed.GetValue(symbolicLink) ? LayoutKind.SymbolicLink
        : null;
}
