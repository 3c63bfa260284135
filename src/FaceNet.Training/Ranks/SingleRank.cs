namespace FaceNet.Training.Ranks;

/// <summary>One process that trains by itself.</summary>
public sealed class SingleRank : IRanks
{
    /// <summary>The only one there needs to be.</summary>
    public static SingleRank Instance { get; } = new();

    private SingleRank() { }

    /// <inheritdoc />
    public int Rank => 0;

    /// <inheritdoc />
    public int Count => 1;

    /// <inheritdoc />
    public float[] Gather(float[] own) => own;

    /// <inheritdoc />
    public void Sum(Span<float> values) { }

    /// <inheritdoc />
    public bool Any(bool own) => own;

    /// <inheritdoc />
    public byte[] FromFirst(byte[] own) => own;
}
