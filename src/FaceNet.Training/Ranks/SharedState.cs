using System.Text;
using FaceNet.Training.Networks;
using FaceNet.Training.Runs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Ranks;

/// <summary>What ranks must have in common to take the same steps.</summary>
internal static class SharedState
{
    /// <summary>
    /// Copies a checkpoint of rank 0 into the folders of the others, which they then load as their own: all start, and go
    /// back after trouble, from the same bits.
    /// </summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="folder">This rank's folder.</param>
    /// <param name="step">Rank 0's step.</param>
    public static void CopyCheckpoint(this IRanks ranks, RunFolder folder, long step)
    {
        var isFirst = ranks.Rank == 0;
        var common = BitConverter.ToInt64(ranks.FromFirst(BitConverter.GetBytes(step)));
        var checkpoint = Directory.CreateDirectory(folder.Checkpoint(common)).FullName;
        string[] own = isFirst ? [.. Directory.GetFiles(checkpoint).Select(file => Path.GetFileName(file))] : [];
        var names = Encoding.UTF8.GetString(ranks.FromFirst(Encoding.UTF8.GetBytes(string.Join('/', own))));
        foreach (var name in names.Split('/'))
        {
            var file = Path.Combine(checkpoint, name);
            var bytes = ranks.FromFirst(isFirst ? File.ReadAllBytes(file) : []);
            if (!isFirst)
                File.WriteAllBytes(file, bytes);
        }
    }

    /// <summary>Gives each rank the sum of all ranks' gradients, and the running statistics of rank 0.</summary>
    public static void ShareStep(this IRanks ranks, EmbeddingNetwork network)
    {
        if (ranks.Count == 1)
            return;
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var gradients = network.parameters().Select(Gradient).ToList();
        // All at once: ranks that wait for each other hundreds of times a step do little else.
        float[] sums = [.. gradients.SelectMany(gradient => gradient.data<float>().ToArray())];
        ranks.Sum(sums);
        var place = 0;
        foreach (var gradient in gradients)
        {
            var length = (int)gradient.numel();
            gradient.copy_(tensor(sums.AsSpan(place, length).ToArray()).view(gradient.shape));
            place += length;
        }
        ShareStatistics(ranks, network);
    }

    // A rank without a face of a small batch has no gradient yet, but the others wait for its part.
    private static Tensor Gradient(Parameter parameter) =>
        parameter.grad ??= zeros_like(parameter).DetachFromDisposeScope();

    // As within a process, where the workers' statistics are those of the first.
    private static void ShareStatistics(IRanks ranks, EmbeddingNetwork network)
    {
        var buffers = network.buffers().ToList();
        byte[] own = ranks.Rank == 0 ? [.. buffers.SelectMany(buffer => buffer.bytes.ToArray())] : [];
        ReadOnlySpan<byte> first = ranks.FromFirst(own);
        foreach (var buffer in buffers)
        {
            first[..buffer.bytes.Length].CopyTo(buffer.bytes);
            first = first[buffer.bytes.Length..];
        }
    }
}
