using FaceNet.Training.Native;
using FaceNet.Training.Networks;
using static TorchSharp.torch;

namespace FaceNet.Training.Workers;

/// <summary>
/// Takes a mini-batch through the network and back. A loss needs the embeddings of all faces at once, so it stands between
/// the two halves: <see cref="Forward"/> gives the embeddings, <see cref="Backward"/> takes the loss's gradient with respect
/// to them.
/// </summary>
/// <remarks>
/// A part of the batch no larger than a chunk keeps its activations between the halves. A larger one is taken forward chunk
/// by chunk without gradients, and on the way back each chunk is computed again and fed its rows of the gradient: the
/// paper's batch of 1,800 then needs the memory of one chunk. The gradient is that of the whole batch; with batch
/// normalisation it is exact for statistics of each chunk, and the running statistics move once.
/// </remarks>
internal sealed class BatchPass
{
    private readonly IWorkers workers;
    private readonly BatchPassOptions options;
    private readonly Dictionary<int, Tensor> kept = [];
    private float[] pixels = [];
    private ulong seed;

    public BatchPass(IWorkers workers, BatchPassOptions options)
    {
        this.workers = workers;
        this.options = options;
    }

    /// <summary>Embeds faces of a batch with the network's training behaviour.</summary>
    /// <param name="batch">N·H·W·3 values; must not change before <see cref="Backward"/> is done.</param>
    /// <param name="faces">Which of the N.</param>
    /// <param name="chance">Seed of this step's dropout.</param>
    /// <returns>Their embeddings, one behind the other.</returns>
    public float[] Forward(float[] batch, Range faces, ulong chance)
    {
        (pixels, seed) = (batch, chance);
        var parts = new float[faces.End.Value][];
        workers.Forward(faces, (network, part) => parts[part.Start.Value] = ForwardPart(network, part));
        return [.. parts.Where(part => part is not null).SelectMany(part => part)];
    }

    /// <summary>Adds to the network's gradients.</summary>
    /// <param name="gradient">∂L/∂embeddings, N×D.</param>
    /// <param name="faces">Those of the N that were taken forward.</param>
    /// <param name="dimension">D.</param>
    public void Backward(float[] gradient, Range faces, int dimension) =>
        workers.Backward(faces, (network, part) => BackwardPart(network, part, gradient, dimension));

    private float[] ForwardPart(EmbeddingNetwork network, Range part)
    {
        using var scope = NewDisposeScope();
        if (Length(part) <= options.ChunkSize)
        {
            var embeddings = Embed(network, part);
            lock (kept)
                kept[part.Start.Value] = embeddings.DetachFromDisposeScope();
            return Values(embeddings);
        }
        using var off = no_grad();
        var statistics = network.buffers().Select(buffer => (buffer, before: buffer.clone())).ToList();
        float[] all = [.. Chunks(part).SelectMany(chunk => EmbedOnly(network, chunk))];
        foreach (var (buffer, before) in statistics)
            buffer.copy_(before);
        return all;
    }

    private float[] EmbedOnly(EmbeddingNetwork network, Range chunk)
    {
        using var scope = NewDisposeScope();
        return Values(Embed(network, chunk));
    }

    private static float[] Values(Tensor embeddings) => embeddings.cpu().data<float>().ToArray();

    private void BackwardPart(EmbeddingNetwork network, Range part, float[] gradient, int dimension)
    {
        if (Length(part) <= options.ChunkSize)
        {
            Feed(Remove(part), part);
            return;
        }
        foreach (var chunk in Chunks(part))
        {
            using var scope = NewDisposeScope();
            Feed(Embed(network, chunk), chunk);
        }

        void Feed(Tensor embeddings, Range rows)
        {
            using var scope = NewDisposeScope();
            var values = gradient.AsSpan(rows.Start.Value * dimension, Length(rows) * dimension).ToArray();
            embeddings.backward([tensor(values).view(-1, dimension).to(workers.Device)]);
            embeddings.Dispose();
        }
    }

    private Tensor Remove(Range part)
    {
        lock (kept)
            return kept.Remove(part.Start.Value, out var embeddings)
                ? embeddings
                : throw new InvalidOperationException("Backward needs a Forward of the same batch before it.");
    }

    private Tensor Embed(EmbeddingNetwork network, Range rows)
    {
        network.SeedDropout(Seeds.Derive(seed, SeedUse.Dropout, rows.Start.Value));
        var images = Images(network, rows);
        if (!options.Bfloat16)
            return network.call(images);
        using var cast = Autocast.Bfloat16(workers.Device.type);
        return network.call(images);
    }

    private Tensor Images(EmbeddingNetwork network, Range rows)
    {
        var (height, width) = (network.Input.Height, network.Input.Width);
        var size = height * width * 3;
        var values = frombuffer(pixels, ScalarType.Float32, Length(rows) * size, rows.Start.Value * size);
        // A copy also on the processor: torch aligns its own memory, and sums differ in the last bit with the alignment.
        var images = values.view(Length(rows), height, width, 3).to(workers.Device, copy: true);
        return images.permute(0, 3, 1, 2); // channels-last without a copy
    }

    private IEnumerable<Range> Chunks(Range part)
    {
        for (var start = part.Start.Value; start < part.End.Value; start += options.ChunkSize)
            yield return start..Math.Min(start + options.ChunkSize, part.End.Value);
    }

    private static int Length(Range part) => part.End.Value - part.Start.Value;
}
