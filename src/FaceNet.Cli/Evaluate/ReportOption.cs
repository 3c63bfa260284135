using System.CommandLine;

namespace FaceNet.Cli.Evaluate;

/// <summary><c>--report DIR</c>: the result as a page, with CSV, JSON and SVG files beside it.</summary>
internal sealed class ReportOption
{
    private readonly Option<DirectoryInfo?> option = new("--report")
    {
        Description = "Also write a page to look at, and the figures as CSV, JSON and SVG",
        HelpName = "DIR",
    };

    public ReportOption(Command command) => command.Add(option);

    public string? Folder(ParseResult parsed) => parsed.GetValue(option)?.FullName;

    /// <summary>Gives a report the bytes of pictures below folders; null for one that cannot be read any more.</summary>
    public static Func<string, byte[]?> PicturesOf(params string[] folders) =>
        path =>
        {
            try
            {
                return Array.Find(folders, folder => File.Exists(Path.Combine(folder, path))) is { } folder
                    ? File.ReadAllBytes(Path.Combine(folder, path))
                    : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        };
}
