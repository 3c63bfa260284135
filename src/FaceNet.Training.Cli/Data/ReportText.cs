using FaceNet.Training.Data.Checking;

namespace FaceNet.Training.Cli.Data;

/// <summary>A report of data as text: the numbers, then the surest suspicions of each kind.</summary>
internal static class ReportText
{
    private const int Shown = 10;

    public static void Write(DataReport report, TextWriter output)
    {
        Write(report.Counts, output);
        foreach (var (reason, pictures) in report.LeftOut)
            output.WriteLine($"  {pictures} of them: {reason}");
        Write(
            $"{report.Copies.Count} pairs of pictures are probably one photo",
            report.Copies.Select(copy => $"{copy.Path} = {copy.Original} ({copy.Bits} bits differ)"),
            output
        );
        Write(
            $"{report.Labels.Count} pictures probably bear the wrong name",
            report.Labels.Select(label =>
                $"{label.Path}: {label.SquaredDistance:0.00} from its person"
                + (label.Likelier is null ? "" : $", {label.LikelierDistance:0.00} from {label.Likelier}")
            ),
            output
        );
        Write(
            $"{report.Names.Count} pairs of names are probably one person's",
            report.Names.Select(names => $"{names.First} = {names.Second} ({names.SquaredDistance:0.00} apart)"),
            output
        );
    }

    public static void Write(DataCounts counts, TextWriter output) =>
        TextTable.Write(
            [
                ["people", $"{counts.People:N0}"],
                ["pictures", $"{counts.Images:N0}"],
                ["pictures a person: fewest", $"{counts.Fewest:N0}"],
                ["  median", $"{counts.Median:0.#}"],
                ["  most", $"{counts.Most:N0}"],
                ["people with at least 2 pictures", $"{counts.WithTwo:N0}"],
                ["  5 pictures", $"{counts.WithFive:N0}"],
                ["  40 pictures", $"{counts.WithForty:N0}"],
                ["people kept apart", $"{counts.ValidationPeople:N0}"],
                ["  their pictures", $"{counts.ValidationImages:N0}"],
                ["left out", $"{counts.LeftOut:N0}"],
            ],
            output
        );

    private static void Write(string heading, IEnumerable<string> lines, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(heading);
        var rest = lines.ToArray();
        foreach (var line in rest.Take(Shown))
            output.WriteLine($"  {line}");
        if (rest.Length > Shown)
            output.WriteLine($"  … and {rest.Length - Shown} more; --json names all");
    }
}
