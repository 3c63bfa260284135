using System.Collections;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace FaceNet.Training.Import;

/// <summary>Named tensors in a file of PyTorch's or of the safetensors format.</summary>
internal static class WeightFile
{
    /// <summary>Reads a state dict; a training checkpoint's is found under <c>state_dict</c>.</summary>
    /// <param name="path">A <c>.pth</c>, <c>.pt</c> or <c>.safetensors</c> file.</param>
    /// <exception cref="ModelException">The file is missing, of another kind or damaged, or holds no tensors.</exception>
    public static Dictionary<string, Tensor> Read(string path)
    {
        if (!File.Exists(path))
            throw new ModelException($"There is no file {path}.");
        var tensors = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".safetensors" => Guard(path, () => Safetensors.LoadStateDict(path)),
            ".pth" or ".pt" or ".ckpt" => Guard(path, () => Tensors(PyTorchUnpickler.UnpickleStateDict(path))),
            var other => throw new ModelException(
                $"{path} is a {other} file; weights are read from .pth, .pt, .ckpt and .safetensors files."
            ),
        };
        return tensors.Count > 0 ? tensors : throw new ModelException($"{path} holds no tensors.");
    }

    // Both readers meet damage with whatever exception comes first.
    private static Dictionary<string, Tensor> Guard(string path, Func<Dictionary<string, Tensor>> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ModelException(
                $"{path} cannot be read as a file of PyTorch weights: {e.Message} Save it with torch.save(model.state_dict(), …).",
                e
            );
        }
    }

    private static Dictionary<string, Tensor> Tensors(IDictionary dictionary)
    {
        foreach (var wrapper in (string[])["state_dict", "net_state_dict", "model"])
            if (dictionary.Contains(wrapper) && dictionary[wrapper] is IDictionary inner)
                return Tensors(inner);
        return dictionary
            .Cast<DictionaryEntry>()
            .Where(entry => entry.Value is Tensor)
            .ToDictionary(entry => (string)entry.Key, entry => (Tensor)entry.Value!);
    }
}
