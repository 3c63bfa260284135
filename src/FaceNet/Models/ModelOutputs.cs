using Microsoft.ML.OnnxRuntime;

namespace FaceNet.Models;

/// <summary>What a model answered, still in the runtime's memory: dispose it after reading.</summary>
internal sealed class ModelOutputs : IDisposable
{
    private readonly IReadOnlyList<string> names;
    private readonly IDisposableReadOnlyCollection<OrtValue> values;

    public ModelOutputs(IReadOnlyList<string> names, IDisposableReadOnlyCollection<OrtValue> values)
    {
        this.names = names;
        this.values = values;
    }

    /// <summary>The values of an output, row by row; valid until this object is disposed.</summary>
    /// <exception cref="ModelException">The model has no such output.</exception>
    public ReadOnlySpan<float> this[string name]
    {
        get
        {
            for (var i = 0; i < names.Count; i++)
                if (names[i] == name)
                    return values[i].GetTensorDataAsSpan<float>();
            throw new ModelException($"The model has no output '{name}'; it has {string.Join(", ", names)}.");
        }
    }

    /// <summary>The values of the only output.</summary>
    public ReadOnlySpan<float> Single => values.Single().GetTensorDataAsSpan<float>();

    public void Dispose() => values.Dispose();
}
