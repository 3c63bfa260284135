using FaceNet.Storage;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace FaceNet.Training.Runs;

/// <summary>A file of tensors that is either the old one or the new one, whole.</summary>
internal static class WholeWeights
{
    /// <summary>Writes the file beside its place and renames it. What could not be finished does not stay on the disk.</summary>
    /// <exception cref="IOException">It could not be written; what was there before is unchanged.</exception>
    public static void Write(string path, Dictionary<string, Tensor> tensors)
    {
        var temporary = path + ReplacedFile.PartialEnding;
        try
        {
            Safetensors.SaveStateDict(temporary, tensors);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            Unfinished.Remove(temporary);
            throw;
        }
    }
}
