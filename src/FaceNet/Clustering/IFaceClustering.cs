namespace FaceNet.Clustering;

/// <summary>
/// A way to sort faces by person. All of them answer in the same form, honour the same constraints, and give the same
/// answer for the same faces in the same order, whatever the number of threads.
/// </summary>
public interface IFaceClustering
{
    /// <summary>
    /// Labels each face with its cluster: 0 for that of the first face, 1 for the next new one, and so on. A face that
    /// is like no other, or noise, is a cluster of its own.
    /// </summary>
    /// <param name="faces">Embeddings of one model; may be empty.</param>
    /// <param name="constraints">What is known beforehand; null for nothing.</param>
    /// <param name="cancellationToken">Honoured every so often.</param>
    /// <returns>A label for each face; empty where there are no faces.</returns>
    /// <exception cref="ArgumentException">
    /// The embeddings differ in dimension, or a constraint names a face that is not there.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    int[] Cluster(
        IReadOnlyList<Embedding> faces,
        ClusteringConstraints? constraints = null,
        CancellationToken cancellationToken = default
    );
}
