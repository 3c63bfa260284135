using System.Text;

namespace FaceNet.Evaluation.Pairs;

/// <summary>One record of comma-separated values (RFC 4180) and where it starts.</summary>
/// <param name="File">The file's name, for messages.</param>
/// <param name="Line">The line on which the record starts, from 1; a quoted field may run over several lines.</param>
/// <param name="Fields">The fields without their quotes.</param>
internal sealed record CsvRecord(string File, int Line, IReadOnlyList<string> Fields)
{
    /// <summary>The records of <paramref name="text"/>; blank lines are passed over.</summary>
    /// <exception cref="EvaluationException">A quote is never closed, or text follows a closing quote.</exception>
    public static IEnumerable<CsvRecord> Read(string text, string file)
    {
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var record = new CsvRecord(file, line, []);
            var fields = new List<string>();
            do fields.Add(Field(text, ref at, ref line, record));
            while (at < text.Length && text[at++] == ',');
            // A carriage return ends a record on its own or together with the line feed behind it.
            if (at > 0 && at < text.Length && text[at - 1] == '\r' && text[at] == '\n')
                at++;
            line++;
            if (fields is not [""])
                yield return record with
                {
                    Fields = fields,
                };
        }
    }

    /// <summary>An error that names the file and the line.</summary>
    public EvaluationException Broken(string reason) => new($"{File}, line {Line}: {reason}.");

    private static string Field(string text, ref int at, ref int line, CsvRecord record)
    {
        if (at >= text.Length || text[at] != '"')
        {
            var length = text.AsSpan(at).IndexOfAny(",\r\n");
            var start = at;
            at = length < 0 ? text.Length : at + length;
            return text[start..at];
        }
        var field = new StringBuilder();
        for (at++; ; at++)
        {
            if (at >= text.Length)
                throw record.Broken("a quote is opened and never closed");
            if (text[at] == '"' && (++at >= text.Length || text[at] != '"'))
                break;
            if (text[at] == '\n')
                line++;
            field.Append(text[at]);
        }
        return at >= text.Length || text[at] is ',' or '\r' or '\n'
            ? field.ToString()
            : throw record.Broken("text follows a closing quote; write a quote inside a field twice");
    }
}
