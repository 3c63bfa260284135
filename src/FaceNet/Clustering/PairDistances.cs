using System.Numerics.Tensors;

namespace FaceNet.Clustering;

/// <summary>A squared distance for each pair, below the diagonal of a square.</summary>
internal sealed class PairDistances
{
    private readonly float[][] rows;

    private PairDistances(float[][] rows) => this.rows = rows;

    public int Count => rows.Length;

    /// <summary>The distance of two different faces, in either order.</summary>
    public ref float this[int first, int second] =>
        ref first > second ? ref rows[first][second] : ref rows[second][first];

    public static PairDistances Of(IReadOnlyList<Embedding> faces, int parallelism, CancellationToken cancellationToken)
    {
        NeighbourGraph.RefuseMixedDimensions(faces);
        var lower = new float[faces.Count][];
        Parallel.For(
            0,
            faces.Count,
            new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            i =>
            {
                lower[i] = new float[i];
                for (var j = 0; j < i; j++)
                    lower[i][j] = Math.Max(0, 2 - (2 * TensorPrimitives.Dot(faces[i].Values, faces[j].Values)));
            }
        );
        return new PairDistances(lower);
    }
}
