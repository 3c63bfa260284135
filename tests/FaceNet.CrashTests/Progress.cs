namespace FaceNet.CrashTests;

/// <summary>What a worker says about a step.</summary>
internal readonly record struct Progress(int Step, bool IsDone)
{
    private const char Begins = '>';
    private const char Done = '<';

    public static Progress Parse(string line) => new(int.Parse(line.AsSpan(1)), line[0] == Done);

    public string ToLine() => $"{(IsDone ? Done : Begins)}{Step}";
}
