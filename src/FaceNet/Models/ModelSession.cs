using Microsoft.ML.OnnxRuntime;

namespace FaceNet.Models;

/// <summary>
/// A loaded model. One thread a run, because parallelism is over photos: a second thread made single faces slower.
/// Safe to call from several threads at once.
/// </summary>
internal sealed class ModelSession : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly string[] inputNames;
    private readonly string[] outputNames;

    private ModelSession(InferenceSession session, ModelFile file)
    {
        this.session = session;
        File = file;
        inputNames = [.. session.InputNames];
        outputNames = [.. session.OutputNames];
    }

    /// <summary>What was loaded.</summary>
    public ModelFile File { get; }

    /// <summary>How to feed it.</summary>
    public ModelCard Card => File.Card;

    /// <summary>What goes in, by name.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> Inputs => session.InputMetadata;

    /// <summary>What comes out, by name.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> Outputs => session.OutputMetadata;

    /// <summary>Loads a model for a role.</summary>
    /// <exception cref="ModelException">It has another role, or cannot be loaded.</exception>
    public static ModelSession Open(ModelFile file, ModelRole role)
    {
        if (file.Card.Role != role)
            throw new ModelException(
                $"The model '{file.Card.Name}' is a {file.Card.Role}, but a {role} is needed here."
            );
        return Open(file);
    }

    /// <summary>Loads a model and compares its card with the one inside the file.</summary>
    /// <exception cref="ModelException">The file is no ONNX model, or its own card contradicts the given one.</exception>
    public static ModelSession Open(ModelFile file)
    {
        var loaded = Load(file);
        try
        {
            OnnxMetadata.Check(loaded.ModelMetadata.CustomMetadataMap, file);
            return new ModelSession(loaded, file);
        }
        catch
        {
            loaded.Dispose();
            throw;
        }
    }

    /// <summary>Runs a model of one output.</summary>
    /// <param name="input">The tensor's values, row by row. Not written to.</param>
    /// <param name="shape">Its axes; their product is the length of <paramref name="input"/>.</param>
    /// <returns>The output's values.</returns>
    public float[] Run(float[] input, long[] shape)
    {
        using var outputs = RunAll(input, shape);
        return outputs.Single.ToArray();
    }

    /// <summary>Runs a model of any number of outputs, without copying them.</summary>
    /// <inheritdoc cref="Run" />
    public ModelOutputs RunAll(Memory<float> input, long[] shape)
    {
        using var value = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, input, shape);
        return new ModelOutputs(outputNames, session.Run(runOptions, inputNames, [value], outputNames));
    }

    public void Dispose()
    {
        session.Dispose();
        runOptions.Dispose();
    }

    private static InferenceSession Load(ModelFile file)
    {
        using var plain = Options();
        using var precompiled = Options();
        using var saving = Options();
        try
        {
            var compiled = CompiledModel.Of(file);
            return compiled?.TryLoad(precompiled)
                ?? compiled?.TryLoadAndSave(file, saving)
                ?? new InferenceSession(file.Path, plain);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"The model {file.Path} cannot be loaded: {e.Message}", e);
        }
    }

    private static SessionOptions Options()
    {
        var options = new SessionOptions
        {
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        // On processors of x64 without VNNI, products of bytes would be summed up in 16 bits, and cut off there.
        options.AddSessionConfigEntry("session.x64quantprecision", "1");
        return options;
    }
}
