using FaceNet.Training.Native;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Optimization;

/// <summary>
/// Takes steps by an <see cref="UpdateRule"/>. Weights are read and written in place, a piece at a time that stays in the
/// cache; torch's own optimizers go through memory a dozen times a step, and through <see cref="Native.Scalars"/>' trap.
/// </summary>
internal sealed class Optimizer
{
    // Five spans of this many floats fit the first-level cache.
    private const int Piece = 2048;

    private readonly IReadOnlyList<Parameter> parameters;
    private readonly UpdateRule rule;
    private readonly float[][] memories;

    /// <summary>Begins without any memory.</summary>
    /// <param name="rule">How weights change.</param>
    /// <param name="parameters">The weights: contiguous, in single precision.</param>
    public Optimizer(UpdateRule rule, IReadOnlyList<Parameter> parameters)
    {
        this.rule = rule;
        this.parameters = parameters;
        memories = [.. parameters.Select(parameter => new float[parameter.numel() * rule.Memories])];
    }

    /// <summary>Steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Takes a step along the gradients and sets them to 0. Parameters without a gradient stay.</summary>
    public void Step(double rate)
    {
        Steps++;
        var step = new RuleStep((float)rate, Steps);
        Parallel.For(0, parameters.Count, i => StepOf(i, step));
    }

    /// <summary>The memory, as named tensors.</summary>
    public Dictionary<string, Tensor> State()
    {
        var state = memories.Select((memory, i) => (Name(i), Tensor: tensor(memory))).ToDictionary();
        state["steps"] = tensor(Steps);
        return state;
    }

    /// <summary>Takes a memory up.</summary>
    /// <exception cref="ModelException">It is of other weights or of another rule.</exception>
    public void Load(Dictionary<string, Tensor> state)
    {
        for (var i = 0; i < memories.Length; i++)
        {
            if (!state.TryGetValue(Name(i), out var stored) || stored.numel() != memories[i].Length)
                throw new ModelException($"The optimizer's memory of weight {i} is missing or of another optimizer.");
            stored.data<float>().CopyTo(memories[i]);
        }
        Steps = state["steps"].item<long>();
    }

    private void StepOf(int parameter, RuleStep step)
    {
        if (parameters[parameter].grad is not { } gradient)
            return;
        using var off = no_grad();
        using var values = gradient.contiguous();
        Apply(parameters[parameter].Floats(), values.Floats(), memories[parameter], step);
        gradient.zero_();
    }

    private static string Name(int parameter) => $"memory{parameter}";

    private void Apply(Span<float> weights, Span<float> gradient, float[] memory, RuleStep step)
    {
        Span<float> scratch = stackalloc float[Piece];
        for (var start = 0; start < weights.Length; start += Piece)
        {
            var length = Math.Min(Piece, weights.Length - start);
            rule.Apply(
                weights.Slice(start, length),
                gradient.Slice(start, length),
                memory.AsSpan(start * rule.Memories, length * rule.Memories),
                scratch[..length],
                step
            );
        }
    }
}
