namespace FaceNet.Databases;

/// <summary>Damage in a write-ahead log that no crash explains.</summary>
/// <param name="Frame">The first frame that is not as it was written, from 0; -1 for the header of the log.</param>
/// <param name="Place">Where it begins in the file, in bytes.</param>
/// <param name="Commits">How many changes that had been committed are there, but would not be read for it; at least 1.</param>
internal sealed record LogDamage(long Frame, long Place, int Commits);
