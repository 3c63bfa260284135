namespace FaceNet.Organizing;

/// <summary>A line of an undo file: the head, a planned file, or a note on the progress.</summary>
internal sealed record JournalLine
{
    public LayoutKind? Layout { get; init; }

    public int? Version { get; init; }

    public string? Photos { get; init; }

    public DateTime? Made { get; init; }

    public string? Source { get; init; }

    public string? Target { get; init; }

    public int? Begun { get; init; }

    public int? Skipped { get; init; }
}
