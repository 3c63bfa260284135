using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Optimization;

/// <summary>Optimizers by kind.</summary>
internal static class Optimizers
{
    private const double Momentum = 0.9;

    public static OptimizerHelper Create(
        OptimizerKind kind,
        IEnumerable<Parameter> parameters,
        double rate,
        double weightDecay
    ) =>
        kind switch
        {
            OptimizerKind.AdaGrad => optim.Adagrad(parameters, rate, weight_decay: weightDecay),
            OptimizerKind.Sgd => optim.SGD(parameters, rate, Momentum, weight_decay: weightDecay),
            OptimizerKind.Adam => optim.Adam(parameters, rate, weight_decay: weightDecay),
            OptimizerKind.AdamW => optim.AdamW(parameters, rate, weight_decay: weightDecay),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such optimizer."),
        };

    public static void SetRate(this OptimizerHelper optimizer, double rate)
    {
        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = rate;
    }
}
