using FaceNet.Scanning;

namespace FaceNet.Benchmarks.People;

/// <summary>The people of one source that are left out of training.</summary>
/// <param name="Name">The source.</param>
/// <param name="Folder">The folder that paths are relative to.</param>
/// <param name="Labels">The person of each photo.</param>
internal sealed record ValidationSet(string Name, string Folder, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Reads the people of <c>validation-people.txt</c>, a line SOURCE/PERSON each, and finds their photos.</summary>
    public static IReadOnlyList<ValidationSet> Read(string folder) =>
        [
            .. File.ReadLines(Path.Combine(folder, "validation-people.txt"))
                .Select(line => line.Split('/'))
                .GroupBy(line => line[0], line => line[1])
                .OrderByDescending(source => source.Key, StringComparer.Ordinal)
                .Select(source => Of(Path.Combine(folder, source.Key), source)),
        ];

    /// <summary>True for people of one family: Families In the Wild names a person FAMILY_MEMBER.</summary>
    public static bool AreKin(string left, string right) =>
        left.IndexOf('_') is > 0 and var end
        && right.IndexOf('_') == end
        && left.AsSpan(0, end).SequenceEqual(right.AsSpan(0, end));

    private static ValidationSet Of(string folder, IEnumerable<string> people) =>
        new(
            Path.GetFileName(folder),
            folder,
            people
                .SelectMany(person =>
                    PhotoFiles
                        .Find(Path.Combine(folder, person))
                        .Select(photo => KeyValuePair.Create($"{person}/{photo}", person))
                )
                .ToDictionary()
        );
}
