namespace FaceNet.CrashTests;

/// <summary>What many kills did.</summary>
internal sealed record Outcome
{
    public int Kills { get; init; }

    /// <summary>Kills while a step was being done.</summary>
    public int Inside { get; init; }

    /// <summary>Of these, those after which all that the step does was there, though nobody had been told so.</summary>
    public int DoneInside { get; init; }

    /// <summary>Steps that were said to be done.</summary>
    public int Acknowledged { get; init; }

    /// <summary>Lines of content that had been acknowledged and were gone.</summary>
    public int Lost { get; init; }

    /// <summary>Kills after which the content was neither that before a step nor that after it, or could not be read.</summary>
    public int Torn { get; init; }

    public IReadOnlyList<string> Faults { get; init; } = [];
}
