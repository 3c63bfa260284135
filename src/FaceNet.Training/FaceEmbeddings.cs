using FaceNet.Training.Native;
using FaceNet.Training.Networks;
using static TorchSharp.torch;

namespace FaceNet.Training;

/// <summary>What a network makes of faces outside a training step.</summary>
internal static class FaceEmbeddings
{
    private const int Chunk = 64;

    /// <summary>Embeds all pictures as inference would see them.</summary>
    /// <param name="network">In evaluation mode.</param>
    /// <param name="faces">The pictures.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellationToken">Honoured between chunks of pictures.</param>
    public static Embedding[] Of(
        EmbeddingNetwork network,
        ITrainingFaces faces,
        int workers,
        CancellationToken cancellationToken
    )
    {
        var embeddings = new Embedding[faces.Count];
        Parallel.For(
            0,
            (faces.Count + Chunk - 1) / Chunk,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken },
            chunk => EmbedChunk(network, faces, chunk * Chunk, embeddings)
        );
        return embeddings;
    }

    private static void EmbedChunk(EmbeddingNetwork network, ITrainingFaces faces, int start, Embedding[] embeddings)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var count = Math.Min(Chunk, faces.Count - start);
        var images = empty(count, faces.Input.Height, faces.Input.Width, 3);
        var pixels = images.Floats();
        var size = pixels.Length / count;
        for (var i = 0; i < count; i++)
            faces.Read(start + i, pixels.Slice(i * size, size), augmentation: null);
        var values = network.call(images.permute(0, 3, 1, 2)).data<float>().ToArray();
        for (var i = 0; i < count; i++)
            embeddings[start + i] = Embedding.Normalize(
                values.AsSpan(i * network.EmbeddingSize, network.EmbeddingSize)
            );
    }
}
