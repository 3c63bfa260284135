namespace FaceNet.Training.Mining;

/// <summary>One anchor's view of the mini-batch: its positives, and its negatives' distances side by side.</summary>
internal sealed class AnchorView(PairDistances distances, int[] people)
{
    private readonly int[] positives = new int[people.Length];
    private readonly int[] negatives = new int[people.Length];
    private readonly float[] negativeDistances = new float[people.Length];
    private int positiveCount;
    private int negativeCount;

    public int Anchor { get; private set; }

    /// <summary>Places of the anchor's other faces, ascending.</summary>
    public ReadOnlySpan<int> Positives => positives.AsSpan(0, positiveCount);

    /// <summary>Places of other people's faces, ascending.</summary>
    public ReadOnlySpan<int> Negatives => negatives.AsSpan(0, negativeCount);

    /// <summary>Squared distance of the anchor to each of <see cref="Negatives"/>.</summary>
    public ReadOnlySpan<float> NegativeDistances => negativeDistances.AsSpan(0, negativeCount);

    public float DistanceTo(int face) => distances[Anchor, face];

    public void Look(int anchor)
    {
        Anchor = anchor;
        (positiveCount, negativeCount) = (0, 0);
        var row = distances.Row(anchor);
        var person = people[anchor];
        for (var face = 0; face < people.Length; face++)
            if (people[face] != person)
            {
                negatives[negativeCount] = face;
                negativeDistances[negativeCount++] = row[face];
            }
            else if (face != anchor)
                positives[positiveCount++] = face;
    }
}
