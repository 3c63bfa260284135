namespace FaceNet.Training.Ranks;

/// <summary>
/// The processes that train one network together, on one machine or on several, and what they tell each other. Each calls
/// the same methods in the same order; a call returns when all have made it.
/// </summary>
public interface IRanks
{
    /// <summary>This process's number, from 0. Rank 0 keeps the run's folder and speaks to the outside.</summary>
    int Rank { get; }

    /// <summary>How many processes there are.</summary>
    int Count { get; }

    /// <summary>The part of a mini-batch that this rank takes through the network; parts differ by one face at most.</summary>
    /// <param name="faces">Size of the mini-batch.</param>
    Range Share(int faces) => ((int)((long)faces * Rank / Count))..((int)((long)faces * (Rank + 1) / Count));

    /// <summary>Puts the parts of all ranks one behind the other, in the order of the ranks.</summary>
    /// <param name="own">This rank's part; may be empty.</param>
    float[] Gather(float[] own);

    /// <summary>Adds up the values of all ranks, place by place, to the same bits on each.</summary>
    /// <param name="values">As many on each rank; receives the sums.</param>
    void Sum(Span<float> values);

    /// <summary>Whether any of the ranks says so.</summary>
    bool Any(bool own);

    /// <summary>Gives all what rank 0 has.</summary>
    /// <param name="own">Rank 0's bytes, below 2 GiB; of the others nothing is read.</param>
    byte[] FromFirst(byte[] own);
}
