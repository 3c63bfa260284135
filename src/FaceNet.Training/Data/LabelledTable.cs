using System.Text;

namespace FaceNet.Training.Data;

/// <summary>Reads a table of lines <c>path,person</c>.</summary>
internal static class LabelledTable
{
    private const string Header = "path";

    /// <summary>Reads a table whose paths are relative to its folder.</summary>
    /// <exception cref="TrainingDataException">The file cannot be read.</exception>
    public static LabelledFiles Read(string file)
    {
        var root = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var pictures = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var leftOut = new List<(string, string)>();
        foreach (var (number, line) in TextLines.Read(file).Index())
        {
            if (line.Length == 0 || (number == 0 && Split(line) is [Header, _]))
                continue;
            if (Split(line) is not [{ Length: > 0 } path, { Length: > 0 } person])
                leftOut.Add(($"line {number + 1}", "It is not of the form path,person."));
            else if (!File.Exists(Path.Combine(root, path)))
                leftOut.Add((path, $"There is no such file (line {number + 1})."));
            else if (!pictures.TryAdd(path.Replace('\\', '/'), person))
                leftOut.Add((path, $"It was listed before (line {number + 1})."));
        }
        return new LabelledFiles(root, [.. pictures.Select(picture => (picture.Key, picture.Value))], leftOut);
    }

    // RFC 4180, but for line breaks inside quotes, which no path has.
    private static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
                field.Append(line[++at]);
            else if (line[at] == '"')
                quoted = !quoted;
            else if (line[at] == ',' && !quoted)
                TakeField();
            else
                field.Append(line[at]);
        }
        TakeField();
        return fields;

        void TakeField()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
