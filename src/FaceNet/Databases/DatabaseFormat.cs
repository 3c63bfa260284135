namespace FaceNet.Databases;

/// <summary>What tells a file of one kind from any other database, and how it came to its present form.</summary>
/// <param name="Application">Four bytes by which SQLite names a file's program and kind.</param>
/// <param name="Migrations">
/// The statements that lead from each version to the next; the first makes an empty file version 1. What was once
/// released is never changed, only added to.
/// </param>
internal sealed record DatabaseFormat(int Application, IReadOnlyList<string> Migrations)
{
    /// <summary>
    /// True for what cannot be computed again and is nobody else's business: what was committed survives a power cut, at
    /// the price of a wait for the disk each time; each page has a checksum; after an end without a proper close the
    /// whole file is checked; and what is deleted is overwritten. Without it a commit survives the end of the process, however that comes.
    /// </summary>
    public bool IsPrecious { get; init; }

    /// <summary>How long to wait for another program that has the file locked.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The version that this program writes.</summary>
    public int Version => Migrations.Count;
}
