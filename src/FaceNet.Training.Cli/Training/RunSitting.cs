namespace FaceNet.Training.Cli.Training;

/// <summary>One sitting of a run.</summary>
/// <param name="Limit">When to stop; null at the end of the run.</param>
/// <param name="Json">Whether the outcome is printed as JSON.</param>
/// <param name="Mpi">Whether other processes train the same run.</param>
internal sealed record RunSitting(TimeSpan? Limit, bool Json, bool Mpi);
