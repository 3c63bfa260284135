using System.Numerics.Tensors;

namespace FaceNet.Training.Mining;

/// <summary>What a mini-batch looks like to the triplet loss; all distances are squared.</summary>
public sealed record BatchStatistics
{
    /// <summary>Ordered anchor–positive pairs.</summary>
    public required long Pairs { get; init; }

    /// <summary>Mean distance of two faces of one person; NaN without such pairs.</summary>
    public required double PositiveDistance { get; init; }

    /// <summary>Standard deviation of the same.</summary>
    public required double PositiveSpread { get; init; }

    /// <summary>Mean distance of faces of two people; NaN without such pairs.</summary>
    public required double NegativeDistance { get; init; }

    /// <summary>Standard deviation of the same.</summary>
    public required double NegativeSpread { get; init; }

    /// <summary>Share of the pairs with a negative inside the margin or nearer: those that can teach something.</summary>
    public required double ActiveShare { get; init; }

    /// <summary>Share of the pairs with a semi-hard negative.</summary>
    public required double SemiHardShare { get; init; }

    /// <summary>Share of the pairs with a negative nearer than the positive.</summary>
    public required double HardShare { get; init; }

    /// <summary>
    /// Standard deviation of each of the D values over the batch, averaged and multiplied by √D: 1 when unit vectors
    /// point everywhere, 0 when all point one way, which is collapse.
    /// </summary>
    public required double EmbeddingSpread { get; init; }

    /// <summary>Measures a batch.</summary>
    /// <param name="embeddings">N×D.</param>
    /// <param name="distances">Squared distances of the same.</param>
    /// <param name="people">Who is on each face.</param>
    /// <param name="margin">α.</param>
    public static BatchStatistics Of(float[] embeddings, PairDistances distances, int[] people, double margin)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(distances);
        ArgumentNullException.ThrowIfNull(people);
        var view = new AnchorView(distances, people);
        var (same, different) = (new Moments(), new Moments());
        var (active, semiHard, hard) = (0L, 0L, 0L);
        for (var anchor = 0; anchor < people.Length; anchor++)
        {
            view.Look(anchor);
            different.Add(view.NegativeDistances);
            var nearest = view.Negatives.IsEmpty
                ? float.PositiveInfinity
                : TensorPrimitives.Min(view.NegativeDistances);
            foreach (var positive in view.Positives)
            {
                var distance = view.DistanceTo(positive);
                same.Add([distance]);
                active += nearest < distance + (float)margin ? 1 : 0;
                hard += nearest <= distance ? 1 : 0;
                semiHard += Band.Count(view.NegativeDistances, distance, distance + (float)margin) > 0 ? 1 : 0;
            }
        }
        var pairs = Math.Max(same.Count, 1);
        return new()
        {
            Pairs = same.Count,
            PositiveDistance = same.Mean,
            PositiveSpread = same.Deviation,
            NegativeDistance = different.Mean,
            NegativeSpread = different.Deviation,
            ActiveShare = (double)active / pairs,
            SemiHardShare = (double)semiHard / pairs,
            HardShare = (double)hard / pairs,
            EmbeddingSpread = Spread(embeddings, people.Length),
        };
    }

    private static double Spread(float[] embeddings, int count)
    {
        if (count == 0)
            return 0;
        var dimension = embeddings.Length / count;
        var (sums, squares) = (new float[dimension], new float[dimension]);
        for (var i = 0; i < count; i++)
        {
            var vector = embeddings.AsSpan(i * dimension, dimension);
            TensorPrimitives.Add(sums, vector, sums);
            TensorPrimitives.MultiplyAdd(vector, vector, squares, squares);
        }
        var total = 0.0;
        for (var k = 0; k < dimension; k++)
        {
            var mean = sums[k] / count;
            total += Math.Sqrt(Math.Max((squares[k] / count) - (mean * mean), 0));
        }
        return total / dimension * Math.Sqrt(dimension);
    }

    private struct Moments
    {
        private double sum;
        private double squares;

        public long Count { get; private set; }

        public readonly double Mean => Count == 0 ? double.NaN : sum / Count;

        public readonly double Deviation =>
            Count == 0 ? double.NaN : Math.Sqrt(Math.Max((squares / Count) - (Mean * Mean), 0));

        public void Add(ReadOnlySpan<float> values)
        {
            Count += values.Length;
            sum += TensorPrimitives.Sum(values);
            squares += TensorPrimitives.SumOfSquares(values);
        }
    }
}
