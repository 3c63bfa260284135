namespace FaceNet.Evaluation.Pairs;

/// <summary>
/// The two layouts of Labeled Faces in the Wild (Huang et al. 2007, its README): after a line "folds pairs" or "pairs",
/// each fold has that many lines "name number number" of the same person and then as many "name number name number".
/// </summary>
internal static class LfwPairs
{
    private static readonly char[] Blanks = ['\t', ' '];

    /// <summary>True for one or two whole numbers.</summary>
    public static bool IsHeader(string line) =>
        Fields(line) is { Length: 1 or 2 } fields && fields.All(field => int.TryParse(field, out _));

    /// <param name="lines">All lines of the file; the first is a header.</param>
    /// <param name="name">The file's name, for messages.</param>
    public static List<FacePair> Parse(string[] lines, string name)
    {
        var header = Array.ConvertAll(Fields(lines[0]), int.Parse);
        var (folds, pairsOfClass) = header is [var first, var second] ? (first, second) : (1, header[0]);
        if (folds < 1 || pairsOfClass < 1)
            throw Broken(name, 1, $"'{lines[0]}' must hold numbers of at least 1");

        var found = lines.Length - 1;
        while (found > 0 && string.IsNullOrWhiteSpace(lines[found]))
            found--;
        var expected = 2L * folds * pairsOfClass;
        if (found != expected)
            throw Broken(
                name,
                Math.Min(found, expected) + 1,
                $"{Plural.Of(found, "pair")} after the first line, which promises {expected} ({folds} × 2 × {pairsOfClass})"
            );

        var pairs = new List<FacePair>(found);
        for (var index = 0; index < found; index++)
            pairs.Add(
                Parse(
                    lines[index + 1],
                    index / pairsOfClass % 2 == 0,
                    (index / (2 * pairsOfClass)) + 1,
                    reason => Broken(name, index + 2, reason)
                )
            );
        return pairs;
    }

    private static FacePair Parse(string line, bool same, int fold, Func<string, EvaluationException> broken)
    {
        var fields = Fields(line);
        if (fields.Length != (same ? 3 : 4))
            throw broken(
                $"'{line}' has {Plural.Of(fields.Length, "field")}; a pair of "
                    + (
                        same
                            ? "the same person has 3: name, number, number"
                            : "different people has 4: name, number, name, number"
                    )
            );
        var (left, leftNumber) = (fields[0], fields[1]);
        var (right, rightNumber) = same ? (left, fields[2]) : (fields[2], fields[3]);
        if (!same && left == right)
            throw broken($"'{line}' names {left} twice, but stands among the pairs of different people");
        return new FacePair(Image(left, leftNumber, broken), Image(right, rightNumber, broken), same, fold)
        {
            LeftPerson = left,
            RightPerson = right,
        };
    }

    private static string Image(string person, string number, Func<string, EvaluationException> broken) =>
        int.TryParse(number, out var value) && value >= 1
            ? $"{person}/{person}_{value:0000}.jpg"
            : throw broken($"'{number}' is no image number; it must be a whole number of at least 1");

    private static string[] Fields(string line) => line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    private static EvaluationException Broken(string name, long line, string reason) =>
        new($"{name}, line {line}: {reason}.");
}
