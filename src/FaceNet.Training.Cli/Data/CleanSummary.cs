namespace FaceNet.Training.Cli.Data;

/// <summary>What <c>clean</c> wrote.</summary>
internal sealed record CleanSummary(string File, IReadOnlyList<CleanSummary.Line> Excluded)
{
    internal sealed record Line(string Name, string Reason);
}
