using System.CommandLine;
using FaceNet.Magick;
using FaceNet.Regions;

namespace FaceNet.Cli;

/// <summary>How sidecars are called, and whether they are written at all.</summary>
internal sealed class SidecarOptions
{
    private readonly Option<bool> replaced = new("--replace-extension")
    {
        Description =
            "Call sidecars photo.xmp, as Adobe's programs do, and not photo.jpg.xmp, as digiKam and darktable do",
    };

    private readonly Option<bool> trial = new("--dry-run")
    {
        Description = "Say what would be done, and write nothing",
    };

    public SidecarOptions(Command command)
    {
        command.Add(replaced);
        command.Add(trial);
    }

    public PhotoRegions Regions(ParseResult parsed) =>
        new(parsed.GetValue(replaced) ? SidecarNaming.Replaced : SidecarNaming.Appended, MagickCodec.Instance);

    public bool IsTrial(ParseResult parsed) => parsed.GetValue(trial);
}
