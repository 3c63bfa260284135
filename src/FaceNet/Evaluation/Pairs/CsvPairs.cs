namespace FaceNet.Evaluation.Pairs;

/// <summary>
/// Pairs as comma-separated values with a header: <c>left,right,same</c> and, where there are any, <c>fold</c>,
/// <c>leftPerson</c> and <c>rightPerson</c>, in any order. Same is 1, 0, true or false.
/// </summary>
internal static class CsvPairs
{
    private static readonly string[] Required = ["left", "right", "same"];
    private static readonly string[] Known = [.. Required, "fold", "leftPerson", "rightPerson"];

    public static List<FacePair> Parse(string text, string name)
    {
        using var records = CsvRecord.Read(text, name).GetEnumerator();
        records.MoveNext();
        var columns = Columns(records.Current);
        var pairs = new List<FacePair>();
        while (records.MoveNext())
        {
            var record = records.Current;
            if (record.Fields.Count != columns.Count)
                throw record.Broken($"{Plural.Of(record.Fields.Count, "field")}, but the header has {columns.Count}");
            pairs.Add(Pair(record, column => columns.TryGetValue(column, out var at) ? record.Fields[at] : null));
        }
        return pairs;
    }

    private static Dictionary<string, int> Columns(CsvRecord header)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, field) in header.Fields.Index())
        {
            var column = field.Trim();
            if (!Known.Contains(column, StringComparer.OrdinalIgnoreCase))
                throw header.Broken($"'{column}' is no known column; known are {string.Join(", ", Known)}");
            if (!columns.TryAdd(column, at))
                throw header.Broken($"the column '{column}' stands there twice");
        }
        if (Required.FirstOrDefault(column => !columns.ContainsKey(column)) is { } missing)
            throw header.Broken($"the column '{missing}' is missing; the header should be left,right,same[,fold]");
        return columns;
    }

    private static FacePair Pair(CsvRecord record, Func<string, string?> field)
    {
        var (left, right) = (field("left")!, field("right")!);
        if (left.Length == 0 || right.Length == 0)
            throw record.Broken("the path of a picture is empty");
        var same = Same(record, field("same")!.Trim());
        var (leftPerson, rightPerson) = (NullIfEmpty(field("leftPerson")), NullIfEmpty(field("rightPerson")));
        if (leftPerson is not null && rightPerson is not null && leftPerson == rightPerson != same)
            throw record.Broken($"the people {leftPerson} and {rightPerson} contradict same = {field("same")}");
        return new FacePair(left, right, same, Fold(record, field("fold")?.Trim()))
        {
            LeftPerson = leftPerson,
            RightPerson = rightPerson,
        };
    }

    private static bool Same(CsvRecord record, string value) =>
        value switch
        {
            "1" => true,
            "0" => false,
            _ when bool.TryParse(value, out var same) => same,
            _ => throw record.Broken($"'{value}' in the column 'same' must be 1, 0, true or false"),
        };

    private static int Fold(CsvRecord record, string? value) =>
        value is null ? 1
        : int.TryParse(value, out var fold) && fold >= 0 ? fold
        : throw record.Broken($"'{value}' in the column 'fold' must be a whole number of at least 0");

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
