using static TorchSharp.torch;

namespace FaceNet.Training.Teaching;

/// <summary>Fewer values for the same vectors: the directions in which they differ most.</summary>
internal static class PrincipalComponents
{
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
        x = x - x.mean([0], keepdim: true);
        var covariance = x.t().mm(x) / count;
        var (_, directions) = linalg.eigh(covariance); // by ascending eigenvalue
        var kept = directions.narrow(1, directions.shape[1] - size, size);
        var reduced = nn.functional.normalize(x.mm(kept));
        return reduced.contiguous().data<float>().ToArray();
    }
}
