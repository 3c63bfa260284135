using System.Numerics.Tensors;
using FaceNet.Imaging;

namespace FaceNet.Embedders;

/// <summary>
/// Two embedders in one. The embedding is (√w·a, √(1−w)·b), again a unit vector, so that its squared distance is the
/// weighted sum of the two: w·‖a − a′‖² + (1−w)·‖b − b′‖². Two networks that err on different faces do better together.
/// </summary>
internal sealed class FusedEmbedder : IFaceEmbedder
{
    private readonly IFaceEmbedder first;
    private readonly IFaceEmbedder second;
    private readonly float weight;

    /// <summary>Takes ownership of both embedders.</summary>
    /// <param name="first">The embedder whose squared distance counts <paramref name="weight"/> times.</param>
    /// <param name="second">The embedder whose squared distance counts 1 − <paramref name="weight"/> times.</param>
    /// <param name="weight">Between 0 and 1, both excluded.</param>
    /// <param name="threshold">Where "same person" ends for the weighted sum.</param>
    /// <param name="groupingDistance">Mean weighted sum up to which two groups of faces are one person.</param>
    public FusedEmbedder(
        IFaceEmbedder first,
        IFaceEmbedder second,
        float weight,
        Threshold threshold,
        float groupingDistance
    )
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (weight is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight lies between 0 and 1.");
        (this.first, this.second, this.weight) = (first, second, weight);
        (Threshold, GroupingDistance) = (threshold, groupingDistance);
    }

    /// <inheritdoc />
    public string Identity => $"{weight}*{first.Identity}+{second.Identity}";

    /// <inheritdoc />
    public string Computation => $"{weight}*{first.Computation}+{second.Computation}";

    /// <inheritdoc />
    public int Dimension => first.Dimension + second.Dimension;

    /// <inheritdoc />
    public Threshold Threshold { get; }

    /// <inheritdoc />
    public float? GroupingDistance { get; }

    /// <inheritdoc />
    public FalseAcceptCurve? PersonFalseAccepts { get; init; }

    /// <inheritdoc />
    public Embedding Embed(RgbImage image, FaceLandmarks landmarks)
    {
        var values = new float[Dimension];
        TensorPrimitives.Multiply(first.Embed(image, landmarks).Values, MathF.Sqrt(weight), values);
        TensorPrimitives.Multiply(
            second.Embed(image, landmarks).Values,
            MathF.Sqrt(1 - weight),
            values.AsSpan(first.Dimension)
        );
        return Embedding.Normalize(values);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }
}
