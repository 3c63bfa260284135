using FaceNet.Training.Native;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceNet.Training.Losses;

/// <summary>
/// Softmax over the people of the training data, with or without a margin, as a stage before triplets or beside them. Each
/// person has a unit vector w, and the logit of a face x is s·cos θ with cos θ = w·x. For the person on the face it is
/// s·(cos θ − m) in CosFace (Wang et al. 2018, equation 4) and s·cos(θ + m) in ArcFace (Deng et al. 2019, equation 3).
/// </summary>
public sealed class ClassificationLoss : IEmbeddingLoss
{
    private readonly ClassificationMargin kind;
    private readonly double margin;
    private readonly double scale;
    private readonly double warmUp;

    /// <summary>Makes the loss with random vectors for the people.</summary>
    /// <param name="people">How many.</param>
    /// <param name="dimension">D of the embeddings.</param>
    /// <param name="kind">Where the margin goes.</param>
    /// <param name="margin">m, 0 to 1: 0.35 in CosFace (a cosine), 0.5 in ArcFace (radians). Unused without a margin.</param>
    /// <param name="scale">s, above 0: 30 in CosFace, 64 in ArcFace.</param>
    /// <param name="warmUp">Share of the run over which the margin grows from 0, 0 to 1: from random weights it needs to.</param>
    /// <param name="seed">Of the random vectors.</param>
    public ClassificationLoss(
        int people,
        int dimension,
        ClassificationMargin kind,
        double margin = 0.35,
        double scale = 30,
        double warmUp = 0.2,
        ulong seed = 1
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(margin, 1);
        LibTorch.Require();
        (this.kind, this.margin, this.scale, this.warmUp) = (kind, margin, scale, warmUp);
        using var random = new Generator(Seeds.Derive(seed, SeedUse.Heads));
        using var scope = NewDisposeScope();
        var vectors = new Parameter(randn(people, dimension, generator: random));
        vectors.DetachFromDisposeScope();
        Parameters = [vectors];
    }

    /// <inheritdoc />
    public string Name =>
        kind switch
        {
            ClassificationMargin.None => "softmax",
            ClassificationMargin.Cosine => "cosface",
            _ => "arcface",
        };

    /// <summary>The people's vectors, people×D, of any length.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc />
    public LossValue Evaluate(EmbeddingBatch batch, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = NewDisposeScope();
        var faces = tensor(batch.Values).view(batch.Count, -1).requires_grad_();
        var people = tensor(batch.People, ScalarType.Int64);
        var grown = margin * (warmUp > 0 ? Math.Min(batch.Progress / warmUp, 1) : 1);
        var cosines = faces.mm(nn.functional.normalize(Parameters[0]).t()); // N×people
        using Scalar factor = scale;
        using Scalar share = weight;
        var logits = WithMargin(cosines, people, grown).mul(factor);
        var loss = nn.functional.cross_entropy(logits, people).mul(share);
        loss.backward();
        return new(loss.item<float>(), faces.grad!.data<float>().ToArray());
    }

    /// <inheritdoc />
    public void Dispose() => Parameters[0].Dispose();

    private Tensor WithMargin(Tensor cosines, Tensor people, double grown)
    {
        if (kind == ClassificationMargin.None || grown == 0)
            return cosines;
        var index = people.unsqueeze(1); // N×1
        var own = cosines.gather(1, index);
        using Scalar less = -grown;
        var shifted = kind == ClassificationMargin.Cosine ? own.add(less, Scalars.One) : WithAngle(own, grown);
        return cosines.scatter(1, index, shifted);
    }

    /// <summary>cos(θ + m); beyond θ = π − m, where it would rise again, the straight line that continues it.</summary>
    private static Tensor WithAngle(Tensor cosine, double angle)
    {
        // Away from ±1, where the sine's slope is infinite.
        using Scalar least = -1 + 1e-6;
        using Scalar most = 1 - 1e-6;
        using Scalar cos = Math.Cos(angle);
        using Scalar minusSin = -Math.Sin(angle);
        using Scalar turn = -Math.Cos(angle);
        using Scalar drop = -Math.Sin(angle) * angle;
        var held = cosine.clamp(least, most);
        var sine = held.square().neg().add(Scalars.One, Scalars.One).sqrt();
        var shifted = held.mul(cos).Plus(sine.mul(minusSin));
        return where(held.gt(turn), shifted, held.add(drop, Scalars.One));
    }
}
