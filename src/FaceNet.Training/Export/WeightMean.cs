using FaceNet.Training.Import;
using FaceNet.Training.Native;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace FaceNet.Training.Export;

/// <summary>
/// The mean of a network's weights from several runs, one of which began where another ended. What a later run learnt and
/// what it forgot of the earlier one cancel in part, so that the mean can be better than each (Wortsman et al. 2022, "Robust
/// fine-tuning of zero-shot models"). Of runs that began apart it is worth nothing.
/// </summary>
public static class WeightMean
{
    /// <summary>Writes the mean as a safetensors file, which is replaced whole or not at all.</summary>
    /// <param name="files">Weights of one network, at least two: .pth, .pt, .ckpt or .safetensors.</param>
    /// <param name="output">The file to write.</param>
    /// <returns>How many numbers it has.</returns>
    /// <exception cref="ArgumentException">There are fewer than two files.</exception>
    /// <exception cref="ModelException">A file cannot be read, or is of another network.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    public static long Write(IReadOnlyList<string> files, string output)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count < 2)
            throw new ArgumentException(
                $"A mean takes at least two files of weights, not {files.Count}.",
                nameof(files)
            );
        LibTorch.Require();
        using var scope = NewDisposeScope();
        var all = files.Select(WeightFile.Read).ToArray();
        for (var i = 1; i < all.Length; i++)
            RefuseOther(all[0], all[i], files[0], files[i]);
        var mean = all[0].ToDictionary(named => named.Key, named => Of([.. all.Select(one => one[named.Key])]));
        var partial = output + ".partial";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        Safetensors.SaveStateDict(partial, mean);
        File.Move(partial, output, overwrite: true);
        return mean.Values.Sum(tensor => tensor.numel());
    }

    // Whole numbers count batches; the first file's stand for all.
    private static Tensor Of(IReadOnlyList<Tensor> tensors) =>
        is_floating_point(tensors[0]) ? stack(tensors).mean([0]) : tensors[0];

    private static void RefuseOther(
        Dictionary<string, Tensor> first,
        Dictionary<string, Tensor> other,
        string firstFile,
        string otherFile
    )
    {
        var differing = first
            .Keys.Union(other.Keys)
            .FirstOrDefault(name =>
                !first.TryGetValue(name, out var a)
                || !other.TryGetValue(name, out var b)
                || !a.shape.AsSpan().SequenceEqual(b.shape)
            );
        if (differing is not null)
            throw new ModelException(
                $"{otherFile} is of another network than {firstFile}: {differing} is in one of them only, or of another shape."
            );
    }
}
