namespace FaceNet.Storage;

/// <summary>Where things lie on this computer, unless the user names another place.</summary>
internal static class StoreFolder
{
    /// <summary>
    /// For what can be fetched or computed again: <c>FACENET_HOME</c>; else <c>facenet</c> under <c>XDG_CACHE_HOME</c>; else under the system's cache folder of the
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

    /// <summary>
    /// For what cannot, and must not go when a cache is cleared: <c>FACENET_HOME</c>; else <c>facenet</c> under
    /// <c>XDG_DATA_HOME</c>; else under the system's folder for the user's data.
    /// </summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static string Data(Func<string, string?> variable)
    {
        if (variable("FACENET_HOME") is { Length: > 0 } home)
            return Path.GetFullPath(home);
        if (variable("XDG_DATA_HOME") is { Length: > 0 } data && Path.IsPathRooted(data))
            return Path.Combine(data, "facenet");
        return Path.Combine(SystemData(), "facenet");
    }

    private static string SystemData()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return OperatingSystem.IsMacOS()
            ? Path.Combine(home, "Library", "Application Support")
            : Path.Combine(home, ".local", "share");
    }

    private static string SystemCache()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches") : Path.Combine(home, ".cache");
    }
}
