using System.Text;

namespace FaceNet.Organizing;

/// <summary>
/// Names for the files of one folder. Names that differ in case only are the same name to many file systems, so they
/// are to this.
/// </summary>
internal sealed class FreeNames
{
    /// <summary>Bytes of UTF-8 that most file systems allow a name.</summary>
    private const int Longest = 255;

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name itself, or with " (2)", " (3)" and so on before its extension where that is taken.</summary>
    public string Take(string name)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
            free = Numbered(name, $" ({number})");
        return free;
    }

    private static string Numbered(string name, string number)
    {
        var extension = Path.GetExtension(name);
        var stem = Path.GetFileNameWithoutExtension(name);
        while (stem.Length > 0 && Encoding.UTF8.GetByteCount(stem + number + extension) > Longest)
            stem = stem[..^(stem.Length > 1 && char.IsSurrogatePair(stem, stem.Length - 2) ? 2 : 1)];
        return stem + number + extension;
    }
}
