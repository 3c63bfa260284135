namespace FaceNet.Training.Data.Checking;

/// <summary>What a check of a data set found.</summary>
public sealed record DataReport
{
    /// <summary>The data in numbers: pictures on which a face was found.</summary>
    public required DataCounts Counts { get; init; }

    /// <summary>Name and content of the model that judged.</summary>
    public required string Judge { get; init; }

    /// <summary>Why pictures are not used, and how many for each reason, the most frequent first.</summary>
    public required IReadOnlyList<LeftOutReason> LeftOut { get; init; }

    /// <summary>Pairs of pictures that are probably one photo, the surest first.</summary>
    public required IReadOnlyList<SuspectedCopy> Copies { get; init; }

    /// <summary>Pictures that probably bear the wrong name, the furthest off first.</summary>
    public required IReadOnlyList<SuspectedLabel> Labels { get; init; }

    /// <summary>Pairs of names that are probably one person's, the nearest first.</summary>
    public required IReadOnlyList<SuspectedNames> Names { get; init; }

    /// <summary>People kept apart to choose the model.</summary>
    public required IReadOnlyList<string> ValidationPeople { get; init; }
}
