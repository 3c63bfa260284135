using FaceNet.Storage;

namespace FaceNet.Training.Data.Checking;

/// <summary>
/// What to leave out of a data set, each line with its reason, in the format of <see cref="FaceDatasetOptions.ExcludeFile"/>.
/// People kept apart are left alone, lest the measure be made easier; where training and they share a photo or a person,
/// training gives way.
/// </summary>
public static class ExcludeList
{
    /// <summary>The lines' names and reasons: pictures, and people where all of theirs go.</summary>
    public static IReadOnlyList<(string Name, string Reason)> Of(DataReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var apart = report.ValidationPeople.ToHashSet(StringComparer.Ordinal);
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var names in report.Names)
            Add(names, apart, lines);
        foreach (var label in report.Labels.Where(label => !apart.Contains(label.Person)))
            lines.TryAdd(label.Path, Reason(label));
        foreach (var copy in report.Copies)
            Add(copy, apart, lines);
        return [.. lines.Select(line => (line.Key, line.Value))];
    }

    /// <summary>Writes the list. A file of that name is replaced.</summary>
    /// <param name="lines">Names and reasons.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written; what was there before is unchanged.</exception>
    public static void Write(IReadOnlyList<(string Name, string Reason)> lines, string path)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ReplacedFile.Write(
            path,
            stream =>
            {
                using var file = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                file.WriteLine("# Left out of training: a picture or a person a line, then a tab and why.");
                foreach (var (name, reason) in lines)
                    file.WriteLine($"{name}\t# {reason}");
            }
        );
    }

    private static void Add(SuspectedNames names, HashSet<string> apart, SortedDictionary<string, string> lines)
    {
        var (gone, kept) = apart.Contains(names.Second) ? (names.First, names.Second) : (names.Second, names.First);
        if (!apart.Contains(gone) && !lines.ContainsKey(kept))
            lines.TryAdd(gone, $"probably {kept} under another name: {names.SquaredDistance:0.00} apart");
    }

    // One photo under two names says nothing about whose name is right, so both go.
    private static void Add(SuspectedCopy copy, HashSet<string> apart, SortedDictionary<string, string> lines)
    {
        var isOfOne = copy.Person == copy.OriginalPerson;
        if (!apart.Contains(copy.Person))
            lines.TryAdd(copy.Path, Reason(copy.Original, copy.OriginalPerson));
        if (!isOfOne && !apart.Contains(copy.OriginalPerson))
            lines.TryAdd(copy.Original, Reason(copy.Path, copy.Person));

        string Reason(string other, string person) =>
            isOfOne ? $"a copy of {other}" : $"a copy of {other}, which is said to show {person}";
    }

    private static string Reason(SuspectedLabel label) =>
        $"unlike the others: {label.SquaredDistance:0.00} apart"
        + (label.Likelier is null ? "" : $", but {label.LikelierDistance:0.00} from {label.Likelier}");
}
