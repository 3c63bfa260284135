using FaceNet.Layout;

namespace FaceNet.Tests.Organizing;

/// <summary>
/// Symbolic links for tests, which are skipped where there are none: Windows asks for its developer mode, or for an
/// administrator.
/// </summary>
internal static class SymbolicLinks
{
    private static readonly Lazy<bool> works = new(Try);

    public static bool Work => works.Value;

    public static void ToFile(string path, string target)
    {
        SkipWithout();
        File.CreateSymbolicLink(path, target);
    }

    public static void ToFolder(string path, string target)
    {
        SkipWithout();
        Directory.CreateSymbolicLink(path, target);
    }

    public static void SkipWithout() =>
        Assert.SkipUnless(Work, "This machine makes no symbolic links, or not for this user.");

    /// <summary>Skips the test where that kind of layout needs them.</summary>
    public static void SkipWithout(LayoutKind kind)
    {
        if (kind == LayoutKind.SymbolicLink)
            SkipWithout();
    }

    private static bool Try()
    {
        using var folder = new TestFolder();
        try
        {
            return File.CreateSymbolicLink(folder.At("link"), folder.At("file")) is { LinkTarget: not null };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
