using System.Numerics.Tensors;
using FaceNet.Training.Losses;
using FaceNet.Training.Mining;
using FaceNet.Training.Native;
using FaceNet.Training.Optimization;
using FaceNet.Training.Ranks;
using FaceNet.Training.Sampling;
using FaceNet.Training.Workers;
using TorchSharp;

namespace FaceNet.Training.Runs;

/// <summary>One mini-batch: embeddings, loss, gradient, optimizer.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly TrainingState state;
    private readonly TrainingOptions options;
    private readonly IRateSchedule schedule;
    private readonly IRanks ranks;
    private readonly IWorkers workers;
    private readonly BatchPass pass;

    public TrainingStep(TrainingState state, TrainingOptions options, IRanks ranks)
    {
        (this.state, this.options, this.ranks) = (state, options, ranks);
        schedule = RateSchedules.Create(options.Schedule, options.LearningRate, options.Epochs);
        workers =
            options.Device == ComputeDevice.Cuda
                ? new CudaWorker(state.Network)
                : new DataParallel(state.Network, options.Workers);
        pass = new(workers, new(options.ChunkSize, options.Bfloat16));
    }

    /// <summary>Takes the step. The position in the run is the caller's to move.</summary>
    /// <param name="loaded">The faces.</param>
    /// <param name="people">Who is on them.</param>
    /// <param name="epoch">Epochs done, with their fraction.</param>
    public StepMetrics Run(LoadedBatch loaded, int[] people, double epoch)
    {
        var seed = Seeds.Derive(options.Seed, state.Position.Step);
        var images = loaded.Plan.Images;
        var share = ranks.Share(images.Length);
        var batch = new EmbeddingBatch
        {
            Values = ranks.Gather(pass.Forward(loaded.Pixels, share, seed)),
            People = people,
            Images = images,
            Triplets = loaded.Plan.Triplets,
            Taught = loaded.Taught is { } answers ? ranks.Gather(answers) : null,
            Seed = seed,
            Progress = epoch / options.Epochs,
        };
        var loss = state.Losses.Evaluate(batch);
        pass.Backward(loss.Gradient, share, batch.Dimension);
        ranks.ShareStep(state.Network);
        var norm = Clip();
        var rate = Rate(epoch);
        state.Optimizer.Step(rate);
        state.Average.Update(state.Position.Step + 1);
        var seen = BatchStatistics.Of(batch.Values, batch.Distances, people, options.Margin);
        return new()
        {
            Step = state.Position.Step + 1,
            Epoch = epoch,
            LearningRate = rate,
            Loss = loss.Value,
            GradientNorm = norm,
            PositiveDistance = seen.PositiveDistance,
            PositiveSpread = seen.PositiveSpread,
            NegativeDistance = seen.NegativeDistance,
            NegativeSpread = seen.NegativeSpread,
            ActiveShare = seen.ActiveShare,
            SemiHardShare = seen.SemiHardShare,
            HardShare = seen.HardShare,
            EmbeddingSpread = seen.EmbeddingSpread,
            ImagesPerSecond = double.NaN,
            MemoryMiB = Environment.WorkingSet / 1048576.0,
        };
    }

    public void Dispose() => workers.Dispose();

    private double Rate(double epoch)
    {
        var step = state.Position.Step;
        var warm = step < options.WarmUpSteps ? (step + 1.0) / options.WarmUpSteps : 1;
        return schedule.RateAt(epoch, state.Position.Validations) * warm * state.Position.Easing.RateFactor;
    }

    /// <summary>Measures the gradient, and shortens it to what the options allow.</summary>
    private double Clip()
    {
        using var off = torch.no_grad();
        var gradients = state.Parameters.Select(parameter => parameter.grad).OfType<torch.Tensor>().ToArray();
        var squares = new double[gradients.Length];
        Parallel.For(0, gradients.Length, i => squares[i] = SumOfSquares(gradients[i]));
        var norm = Math.Sqrt(squares.Sum());
        if (options.GradientClip <= 0 || norm <= options.GradientClip)
            return norm;
        using Scalar factor = options.GradientClip / norm;
        foreach (var gradient in gradients)
            gradient.mul_(factor);
        return norm;
    }

    private static double SumOfSquares(torch.Tensor gradient)
    {
        using var values = gradient.contiguous();
        return TensorPrimitives.SumOfSquares<float>(values.Floats());
    }
}
