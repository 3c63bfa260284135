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

    /// <exception cref="ModelException">The file is no ONNX model, or its own card contradicts the given one.</exception>
    public static ModelSession Open(ModelFile file)
    {
        var loaded = Load(file.Path);
        try
        {
            CheckCard(loaded, file);
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
    public ModelOutputs RunAll(float[] input, long[] shape)
    {
        using var value = OrtValue.CreateTensorValueFromMemory(input, shape);
        return new ModelOutputs(outputNames, session.Run(runOptions, inputNames, [value], outputNames));
    }

    public void Dispose()
    {
        session.Dispose();
        runOptions.Dispose();
    }

    private static InferenceSession Load(string path)
    {
        using var options = new SessionOptions
        {
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        try
        {
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"The model {path} cannot be loaded: {e.Message}", e);
        }
    }

    private static void CheckCard(InferenceSession session, ModelFile file)
    {
        if (!session.ModelMetadata.CustomMetadataMap.TryGetValue(InstalledModels.CardKey, out var json))
            return;
        if (!CardRules.FeedAlike(ModelCardJson.Read(json, file.Path), file.Card))
            throw new ModelException(
                $"The card of '{file.Card.Name}' does not match the card inside {file.Path}: role, input, alignment and "
                    + "dimension must be the same. Delete the model and fetch or add it again."
            );
    }
}
