using CsCheck;
using FaceNet.Clustering;

namespace FaceNet.Tests.Clustering;

/// <summary>Faces to cluster, a bound, and what is known about them.</summary>
internal sealed record DrawnProblem(Embedding[] Faces, float Bound, ClusteringConstraints Constraints)
{
    /// <summary>Two faces of one photo and the like, and nobody known to be one person.</summary>
    public ClusteringConstraints ApartOnly => Constraints with { Together = [] };

    /// <summary>A few people of up to 60 faces in three to eight dimensions, where neighbours are plenty.</summary>
    public static Gen<DrawnProblem> Any { get; } =
        Gen.Select(
                Gen.Int[0, 9].Array[0, 60],
                Gen.Int[3, 8],
                Gen.Double[0.1, 1.5],
                Gen.Int,
                Gen.Float[0.05f, 2f],
                Gen.Int[0, 20].Array[60],
                Gen.Int[0, 12].Array[60]
            )
            .Select(
                (people, dimension, spread, seed, bound, apart, together) =>
                    new DrawnProblem(
                        DrawnFaces.Of(people, dimension, spread, seed),
                        bound,
                        new() { Apart = Sets(people.Length, apart), Together = Sets(people.Length, together) }
                    )
            );

    /// <summary>The faces of each number, but for number 0.</summary>
    private static IReadOnlyList<int>[] Sets(int faces, int[] numbers) =>
        [
            .. Enumerable
                .Range(0, faces)
                .GroupBy(face => numbers[face])
                .Where(set => set.Key != 0)
                .Select(set => (IReadOnlyList<int>)[.. set]),
        ];
}
