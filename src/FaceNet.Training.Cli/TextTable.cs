namespace FaceNet.Training.Cli;

/// <summary>Columns of text, the first aligned to the left, the others to the right.</summary>
internal static class TextTable
{
    public static void Write(IReadOnlyList<string[]> rows, TextWriter output)
    {
        var widths = Enumerable
            .Range(0, rows[0].Length)
            .Select(column => rows.Max(row => row[column].Length))
            .ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select(
                (cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])
            );
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    /// <summary>A count as the paper writes it: 9K, 360.5M, 1.6B.</summary>
    public static string Count(long? count) =>
        count switch
        {
            null => "–",
            0 => "",
            < 1_000 => $"{count}",
            < 1_000_000 => $"{count / 1e3:0.#}K",
            < 1_000_000_000 => $"{count / 1e6:0.##}M",
            _ => $"{count / 1e9:0.###}B",
        };
}
