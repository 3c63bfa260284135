using System.Text.Json;
using FaceNet.Training.Networks;
using FaceNet.Training.Runs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Ranks;

/// <summary>What ranks must have in common to take the same steps.</summary>
internal static class SharedState
{
    /// <summary>
    /// Copies rank 0's last checkpoint into the folders of the others, which they then load as their own: all start, and go
    /// back after trouble, from the same bits.
    /// </summary>
    public static void CopyCheckpoint(this IRanks ranks, RunFolder folder)
    {
        var isFirst = ranks.Rank == 0;
        var source = isFirst ? folder.NewestCheckpoint! : "";
        var names = ranks.FromFirst(
            isFirst
                ? JsonSerializer.SerializeToUtf8Bytes(
                    [Path.GetFileName(source), .. Directory.GetFiles(source).Select(Path.GetFileName).OfType<string>()],
                    RunJson.Default.StringArray
                )
                : []
        );
        string[] parts = JsonSerializer.Deserialize(names, RunJson.Default.StringArray)!;
        var target = folder.CheckpointNamed(parts[0]);
        if (!isFirst)
            Directory.CreateDirectory(target);
        foreach (var name in parts.Skip(1))
        {
            var bytes = ranks.FromFirst(isFirst ? File.ReadAllBytes(Path.Combine(source, name)) : []);
            if (!isFirst)
                File.WriteAllBytes(Path.Combine(target, name), bytes);
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
