namespace FaceNet.CrashTests;

/// <summary>How long things took of late.</summary>
/// <param name="cycle">Steps that many apart take about as long.</param>
internal sealed class StepTimes(int cycle)
{
    /// <summary>Until one was seen.</summary>
    private static readonly TimeSpan Guess = TimeSpan.FromMilliseconds(5);

    private readonly TimeSpan?[] last = new TimeSpan?[cycle];

    /// <summary>From the start of a process to its first step.</summary>
    public TimeSpan Start { get; set; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan Of(int step) => last[step % cycle] ?? Guess;

    public void Note(int step, TimeSpan time) => last[step % cycle] = time;
}
