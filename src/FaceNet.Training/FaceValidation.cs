using System.Runtime.InteropServices;
using FaceNet.Evaluation;
using FaceNet.Evaluation.AllPairs;
using FaceNet.Evaluation.Verification;
using FaceNet.Training.Networks;
using static TorchSharp.torch;

namespace FaceNet.Training;

/// <summary>VAL of a network on people it was not trained on: every picture against every other.</summary>
internal static class FaceValidation
{
    /// <summary>The false accept rate at which the paper gives VAL.</summary>
    public const double FalseAcceptRate = 1e-3;

    private const int Chunk = 64;

    /// <summary>Measures a network.</summary>
    /// <param name="network">In evaluation mode.</param>
    /// <param name="faces">Pictures of other people than those trained on.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellationToken">Honoured between chunks of pictures.</param>
    /// <returns>VAL at that rate, or why the pairs cannot tell it.</returns>
    public static ValidationAtFar Measure(
        EmbeddingNetwork network,
        ITrainingFaces faces,
        int workers,
        CancellationToken cancellationToken
    )
    {
        var embeddings = Embed(network, faces, workers, cancellationToken);
        var labelled = embeddings.Select((face, i) => new LabelledFace($"{i}", $"{faces.PersonOf(i)}", face)).ToList();
        var result = AllPairsProtocol.Run(
            labelled,
            new() { FalseAcceptRates = [FalseAcceptRate], BootstrapReplicates = 0 },
            cancellationToken
        );
        return result.ValidationRate[0];
    }

    /// <summary>Embeds all pictures without augmentation.</summary>
    public static Embedding[] Embed(
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
        var pixels = MemoryMarshal.Cast<byte, float>(images.bytes);
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
