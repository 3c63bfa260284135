namespace FaceNet.Layout;

/// <summary>A file that leads to another.</summary>
internal static class SymbolicLink
{
    /// <summary>HRESULT of Windows' error 1314, ERROR_PRIVILEGE_NOT_HELD.</summary>
    internal const int PrivilegeNotHeld = unchecked((int)0x80070522);

    /// <summary>Makes <paramref name="created"/> lead to <paramref name="existing"/>.</summary>
    /// <exception cref="IOException">It cannot be made; the message says what to do.</exception>
    public static void Create(string existing, string created)
    {
        try
        {
            File.CreateSymbolicLink(created, existing);
        }
        catch (IOException exception) when (Explain(exception.HResult) is { } advice)
        {
            throw new IOException(advice, exception);
        }
    }

    /// <summary>What to do about an error that has a remedy; null for any other.</summary>
    internal static string? Explain(int error) =>
        error == PrivilegeNotHeld
            ? "Windows lets nobody but administrators make symbolic links, unless its developer mode is on. "
                + "Use --hardlink or --copy instead."
            : null;
}
