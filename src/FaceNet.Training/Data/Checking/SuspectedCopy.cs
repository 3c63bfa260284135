namespace FaceNet.Training.Data.Checking;

/// <summary>Two pictures that are probably one photo, scaled or compressed anew.</summary>
/// <param name="Path">The later of the two paths.</param>
/// <param name="Original">The earlier.</param>
/// <param name="Person">Who is on the later by its label.</param>
/// <param name="OriginalPerson">Who is on the earlier by its label; another name here means that one is wrong.</param>
/// <param name="Bits">In how many of 64 bits the hashes of the cut-out faces differ.</param>
/// <param name="SquaredDistance">Of their embeddings.</param>
public sealed record SuspectedCopy(
    string Path,
    string Original,
    string Person,
    string OriginalPerson,
    int Bits,
    float SquaredDistance
);
