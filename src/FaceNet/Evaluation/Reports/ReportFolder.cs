using FaceNet.Evaluation.Verification;

namespace FaceNet.Evaluation.Reports;

/// <summary>The files of a report. Each is written beside its place and moved there, so that none is left half written.</summary>
internal sealed class ReportFolder
{
    private readonly string folder;

    public ReportFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        this.folder = Directory.CreateDirectory(folder).FullName;
    }

    public void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        var temporary = path + ".tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Comma-separated values with a header (RFC 4180).</summary>
    public void WriteCsv(string name, IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows) =>
        Write(name, string.Concat(rows.Prepend(header).Select(row => string.Join(',', row.Select(Quoted)) + "\n")));

    /// <summary>The points of a curve, as <c>curve.csv</c>.</summary>
    public void WriteCurve(VerificationCurve curve) =>
        WriteCsv(
            "curve.csv",
            ["squaredDistance", "falseAcceptRate", "validationRate"],
            curve.Points.Select(point =>
                (string[])[$"{point.SquaredDistance}", $"{point.FalseAcceptRate}", $"{point.ValidationRate}"]
            )
        );

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"")}\"" : field;
}
