namespace FaceNet.Models;

/// <summary>Where things lie on this computer that can be fetched or computed again.</summary>
internal static class StoreFolder
{
    /// <summary>
    /// <c>FACENET_HOME</c>; else <c>facenet</c> under <c>XDG_CACHE_HOME</c>; else under the system's cache folder of the
    /// user. Empty variables and relative cache folders are passed over, as the XDG specification asks.
    /// </summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static string Home(Func<string, string?> variable)
    {
        if (variable("FACENET_HOME") is { Length: > 0 } home)
            return Path.GetFullPath(home);
        if (variable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache))
            return Path.Combine(cache, "facenet");
        return Path.Combine(SystemCache(), "facenet");
    }

    private static string SystemCache()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches") : Path.Combine(home, ".cache");
    }
}
