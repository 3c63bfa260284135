namespace FaceNet.CrashTests;

/// <summary>What a worker had said when it was killed.</summary>
/// <param name="Done">The step after the last one that was done.</param>
/// <param name="IsInside">True when it was doing a step.</param>
/// <param name="HasFailed">True when it did not end as its work was done.</param>
/// <param name="Error">What it wrote to its standard error: why it failed; empty where it was killed.</param>
internal sealed record Life(int Done, bool IsInside, bool HasFailed, string Error)
{
    public bool WasKilled => HasFailed && Error.Length == 0;
}
