namespace FaceNet.Evaluation.Reports;

/// <summary>The pairs that are hardest to judge, as pictures.</summary>
internal static class HardestPairs
{
    /// <param name="different">Pairs of different people, the closest first.</param>
    /// <param name="same">Pairs of one person, the furthest first.</param>
    /// <param name="threshold">The squared distance up to which a pair is accepted.</param>
    /// <param name="picture">The bytes of a picture by its path; null where there is none to show.</param>
    public static IEnumerable<PairSection> Of(
        IEnumerable<HardPair> different,
        IEnumerable<HardPair> same,
        float threshold,
        Func<string, byte[]?> picture
    ) =>
        [
            new(
                "Hardest false accepts",
                $"Different people whose pictures are closest. Up to {threshold:0.000} they are taken for one person; wrong labels "
                    + "gather here.",
                [.. different.Select(Captioned)],
                picture
            ),
            new(
                "Hardest false rejects",
                $"One person whose pictures are furthest apart. Beyond {threshold:0.000} they are taken for two.",
                [.. same.Select(Captioned)],
                picture
            ),
        ];

    private static PicturePair Captioned(HardPair pair) =>
        new(pair.Left, pair.Right, $"{pair.SquaredDistance:0.000} · {Short(pair.Left)} · {Short(pair.Right)}");

    // Anna/Anna_0001.jpg is told by its name; Anna/1.jpg, and the track Anna/1, by the folder as well.
    private static string Short(string path)
    {
        var (folder, name) = (
            Path.GetFileName(Path.GetDirectoryName(path)) ?? "",
            Path.GetFileNameWithoutExtension(path)
        );
        return folder.Length == 0 || name.StartsWith(folder, StringComparison.Ordinal) ? name : $"{folder}/{name}";
    }
}
