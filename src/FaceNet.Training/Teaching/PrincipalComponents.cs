using FaceNet.Training.Native;
using static TorchSharp.torch;

namespace FaceNet.Training.Teaching;

/// <summary>Fewer values for the same vectors: the directions in which they differ most.</summary>
/// <param name="Mean">1×D.</param>
/// <param name="Directions">D×size, by ascending variance.</param>
internal sealed record PrincipalComponents(Tensor Mean, Tensor Directions)
{
    /// <summary>Finds the directions.</summary>
    /// <param name="vectors">N×D.</param>
    /// <param name="size">How many, at most D.</param>
    public static PrincipalComponents Of(Tensor vectors, int size)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var mean = vectors.mean([0], keepdim: true);
        var centred = vectors.Minus(mean);
        var (_, directions) = linalg.eigh(centred.t().mm(centred)); // by ascending eigenvalue
        var kept = directions.narrow(1, directions.shape[1] - size, size).contiguous();
        return new(mean.MoveToOuterDisposeScope(), kept.MoveToOuterDisposeScope());
    }

    /// <summary>Centres the vectors, turns them to their principal components, and scales them to unit length.</summary>
    /// <param name="vectors">N×D.</param>
    /// <param name="count">N.</param>
    /// <param name="size">Components to keep. Where it is D, the vectors are left as they are.</param>
    /// <returns>N×size.</returns>
    public static float[] Reduce(float[] vectors, int count, int size)
    {
        if (vectors.Length == count * size)
            return vectors;
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var x = tensor(vectors).view(count, -1);
        return Of(x, size).Reduce(x).data<float>().ToArray();
    }

    /// <summary>The same for vectors that need not be those of <see cref="Of"/>.</summary>
    /// <returns>N×size, contiguous.</returns>
    public Tensor Reduce(Tensor vectors) => nn.functional.normalize(vectors.Minus(Mean).mm(Directions)).contiguous();
}
