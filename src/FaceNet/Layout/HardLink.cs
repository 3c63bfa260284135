using System.Runtime.InteropServices;

namespace FaceNet.Layout;

/// <summary>Gives a file a second name; .NET 10 has no call for it.</summary>
internal static partial class HardLink
{
    // errno of Linux and macOS, and Windows' own.
    private const int CrossDevice = 18;
    private const int NotPermitted = 1;
    private const int WindowsNotSameDevice = 17;
    private const int WindowsInvalidFunction = 1;

    /// <summary>Makes <paramref name="created"/> another name of <paramref name="existing"/>.</summary>
    /// <exception cref="IOException">It cannot be made; the message says what to do.</exception>
    public static void Create(string existing, string created)
    {
        var made = OperatingSystem.IsWindows()
            ? CreateHardLinkW(Unlimited(created), Unlimited(existing), 0)
            : Link(existing, created) == 0;
        if (made)
            return;
        throw new IOException(Explain(Marshal.GetLastPInvokeError()));
    }

    internal static string Explain(int error) =>
        error switch
        {
            _ when error == (OperatingSystem.IsWindows() ? WindowsNotSameDevice : CrossDevice) =>
                "A hard link cannot lead to another disk. Use --copy instead, or a place on the disk of the photos.",
            _ when error == (OperatingSystem.IsWindows() ? WindowsInvalidFunction : NotPermitted) =>
                "A hard link is not allowed here, by the disk or because the photo belongs to somebody else. Use --copy instead.",
            _ => Marshal.GetPInvokeErrorMessage(error),
        };

    /// <summary>
    /// A full path, with backslashes alone, as Windows takes it whatever its length; else it ends after 260 characters. .NET
    /// does so for its own calls (https://learn.microsoft.com/windows/win32/fileio/maximum-file-path-limitation).
    /// </summary>
    internal static string Unlimited(string windowsPath) =>
        windowsPath.StartsWith(@"\\?\", StringComparison.Ordinal) ? windowsPath
        : windowsPath.StartsWith(@"\\", StringComparison.Ordinal) ? @"\\?\UNC\" + windowsPath[2..]
        : @"\\?\" + windowsPath;

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string created);

    [LibraryImport("kernel32", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLinkW(string created, string existing, nint security);
}
