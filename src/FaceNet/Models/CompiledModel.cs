using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Microsoft.ML.OnnxRuntime;

namespace FaceNet.Models;

/// <summary>
/// A model as ONNX Runtime's optimiser left it, saved so that the next start need not optimise again. Its weights lie
/// in the order this processor wants them, in a file of their own that is mapped rather than read: dlib's ResNet opens
/// in 6 ms instead of 177. It gives the same numbers, bit for bit.
/// </summary>
/// <remarks>
/// Lies under <c>compiled/NAME/</c> in the store and can be deleted at any time. The folder's name holds all that the
/// optimiser's work depends on: the model, the version of the runtime and the kind of processor.
/// </remarks>
internal sealed class CompiledModel
{
    private const string Graph = "model.onnx";
    private const string Weights = "model.weights";
    private const string Note = "model.note";

    private readonly string folder;

    private CompiledModel(string folder) => this.folder = folder;

    /// <summary>The compiled form of a model, whether it exists or not; null for a model outside of a store.</summary>
    public static CompiledModel? Of(ModelFile file) =>
        FolderOf(file.Path) is var folder && Directory.Exists(folder)
            ? new(Path.Combine(folder, $"{file.Sha256[..16]}-{OrtEnv.Instance().GetVersionString()}-{Processor()}"))
            : null;

    /// <summary>Where the compiled forms of a model lie.</summary>
    public static string FolderOf(string onnxPath) =>
        Path.Combine(Path.GetDirectoryName(onnxPath)!, "compiled", Path.GetFileNameWithoutExtension(onnxPath));

    /// <summary>Forgets every compiled form of a model, and makes room for new ones.</summary>
    public static void Reset(string onnxPath)
    {
        TryDelete(FolderOf(onnxPath));
        Directory.CreateDirectory(FolderOf(onnxPath));
    }

    /// <summary>Opens it; null when it does not exist or is damaged.</summary>
    public InferenceSession? TryLoad(SessionOptions options)
    {
        if (!Directory.Exists(folder))
            return null;
        if (!IsWhole())
        {
            TryDelete(folder);
            return null;
        }
        options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL;
        try
        {
            return new InferenceSession(Path.Combine(folder, Graph), options);
        }
        catch (OnnxRuntimeException)
        {
            TryDelete(folder);
            return null;
        }
    }

    /// <summary>Opens the model itself and saves what the optimiser made of it; null when that cannot be saved.</summary>
    public InferenceSession? TryLoadAndSave(ModelFile file, SessionOptions options)
    {
        var temporary = $"{folder}.{Guid.NewGuid():N}.tmp";
        InferenceSession? session = null;
        try
        {
            Directory.CreateDirectory(temporary);
            options.OptimizedModelFilePath = Path.Combine(temporary, Graph);
            options.AddSessionConfigEntry("session.optimized_model_external_initializers_file_name", Weights);
            session = new InferenceSession(file.Path, options);
            File.WriteAllText(Path.Combine(temporary, Note), State(temporary));
            Directory.Move(temporary, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OnnxRuntimeException)
        {
            // The disk is full or write-protected, or another process was faster: then the session is good all the same.
            TryDelete(temporary);
        }
        return session;
    }

    private bool IsWhole()
    {
        var note = Path.Combine(folder, Note);
        return File.Exists(note) && File.ReadAllText(note) == State(folder);
    }

    // Length and time of both files: whoever writes to one changes them. The runtime itself would not notice.
    private static string State(string folder) =>
        string.Join(
            ' ',
            from name in new[] { Graph, Weights }
            let file = new FileInfo(Path.Combine(folder, name))
            select file.Exists ? $"{name} {file.Length} {file.LastWriteTimeUtc.Ticks}" : name
        );

    // Family, model and stepping, and the vector instructions: the optimiser orders weights by the width of vectors.
    private static string Processor() =>
        X86Base.IsSupported
            ? $"{X86Base.CpuId(1, 0).Eax:x8}{X86Base.CpuId(7, 0).Ebx:x8}"
            : RuntimeInformation.ProcessArchitecture.ToString();

    private static void TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is only a cache: what cannot be deleted now is in nobody's way.
        }
    }
}
