using System.Text;

namespace FaceNet.Storage;

/// <summary>
/// Names for the files and folders of one folder, such as every file system takes, so that the folder can lie on any disk
/// and go to any other. Names that differ in case only are the same name to many file systems, so they are to this.
/// </summary>
internal sealed class FreeNames
{
    /// <summary>Bytes of UTF-8 that most file systems allow a name.</summary>
    private const int Longest = 255;

    /// <summary>Besides control characters; see https://learn.microsoft.com/windows/win32/fileio/naming-a-file.</summary>
    private const string Forbidden = "<>:\"/\\|?*";

    /// <summary>What Windows takes for a device, whatever comes behind a dot; those of <see cref="Ports"/> are numbered.</summary>
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    private static readonly string[] Ports = ["COM", "LPT"];
    private const string PortNumbers = "0123456789¹²³";

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The name itself where it is allowed and free; else what is not allowed becomes "_", and " (2)", " (3)" and so on
    /// comes before the extension.
    /// </summary>
    /// <param name="stem">The name without its extension.</param>
    /// <param name="extension">With its dot; empty for a folder.</param>
    public string Take(string stem, string extension = "")
    {
        (stem, extension) = (Allowed(stem), Allowed(extension).TrimEnd('.', ' '));
        var free = Joined(stem, extension);
        for (var number = 2; !taken.Add(free); number++)
            free = Joined(stem, $" ({number}){extension}");
        return free;
    }

    private static string Allowed(string name) =>
        string.Concat(name.Select(letter => char.IsControl(letter) || Forbidden.Contains(letter) ? '_' : letter));

    /// <summary>No dot at its beginning, which hides it, and neither dot nor space at its end, which Windows drops.</summary>
    private static string Joined(string stem, string ending)
    {
        stem = stem.TrimStart('.');
        if (IsDevice(stem))
            stem = "_" + stem;
        while (stem.Length > 0 && Encoding.UTF8.GetByteCount(stem + ending) > Longest)
            stem = stem[..^(stem.Length > 1 && char.IsSurrogatePair(stem, stem.Length - 2) ? 2 : 1)];
        if (ending.Length == 0)
            stem = stem.TrimEnd('.', ' ');
        return (stem.Length > 0 ? stem : "_") + ending;
    }

    private static bool IsDevice(string stem)
    {
        var name = stem.Split('.')[0].Trim();
        return Devices.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (
                name.Length == 4
                && Ports.Contains(name[..3], StringComparer.OrdinalIgnoreCase)
                && PortNumbers.Contains(name[3])
            );
    }
}
