namespace FaceNet.CrashTests;

/// <summary>Outcomes, a line an operation.</summary>
internal sealed class Table
{
    private readonly TextWriter output;

    public Table(TextWriter output)
    {
        this.output = output;
        output.WriteLine("| operation | kills | inside a step | of these done | steps acknowledged | lost | torn |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
    }

    public void Write(string name, Outcome outcome)
    {
        output.WriteLine(
            $"| {name} | {outcome.Kills} | {outcome.Inside} | {outcome.DoneInside} | {outcome.Acknowledged} | {outcome.Lost} | {outcome.Torn} |"
        );
        foreach (var fault in outcome.Faults)
            output.WriteLine($"  {fault}");
    }
}
