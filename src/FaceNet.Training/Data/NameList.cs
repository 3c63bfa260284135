namespace FaceNet.Training.Data;

/// <summary>A list of paths or people, one a line, that remembers which of its lines were ever of use.</summary>
internal sealed class NameList
{
    private const int Shown = 3;

    private readonly Dictionary<string, bool> taken = new(StringComparer.Ordinal);

    private NameList(string name, IEnumerable<string> lines)
    {
        Name = name;
        foreach (var line in lines)
            if (Entry(line) is { Length: > 0 } entry)
                taken.TryAdd(entry, false);
    }

    /// <summary>The file's name without its folder.</summary>
    public string Name { get; }

    /// <summary>Reads a list; null is an empty one.</summary>
    /// <exception cref="TrainingDataException">The file cannot be read.</exception>
    public static NameList Read(string? file) =>
        file is null ? new("", []) : new(Path.GetFileName(file), TextLines.Read(file));

    /// <summary>True when the list has the name.</summary>
    public bool Take(string name)
    {
        if (!taken.ContainsKey(name))
            return false;
        taken[name] = true;
        return true;
    }

    /// <summary>A sentence about the lines that were never taken; none when all were.</summary>
    /// <param name="nothing">What they name, as <c>no person</c>.</param>
    public IEnumerable<string> Remarks(string nothing)
    {
        var idle = taken.Where(entry => !entry.Value).Select(entry => entry.Key).ToArray();
        if (idle.Length > 0)
            yield return $"{idle.Length} of {taken.Count} lines of {Name} name {nothing} of this data: "
                + $"{string.Join(", ", idle.Take(Shown))}{(idle.Length > Shown ? ", …" : ".")}";
    }

    // Names may hold a # themselves: one begins a comment after a space, and where there is no tab.
    private static string Entry(string line)
    {
        if (line.StartsWith('#'))
            return "";
        var end = line.IndexOf('\t');
        if (end < 0)
            end = line.IndexOf(" #", StringComparison.Ordinal);
        return (end < 0 ? line : line[..end]).Trim();
    }
}
