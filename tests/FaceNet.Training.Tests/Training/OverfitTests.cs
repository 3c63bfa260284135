using FaceNet.Training.Losses;
using FaceNet.Training.Mining;
using FaceNet.Training.Networks;
using FaceNet.Training.Optimization;
using FaceNet.Training.Workers;

namespace FaceNet.Training.Tests.Training;

/// <summary>Whatever cannot learn four faces by heart cannot learn at all.</summary>
public sealed class OverfitTests
{
    private static readonly int[] People = [0, 0, 1, 1];

    public static TheoryData<string> Networks => [.. NetworkCatalog.All.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_network_brings_the_triplet_loss_of_one_batch_to_zero(string name)
    {
        using var loss = new TripletLoss(NegativeSelection.BatchAll);

        Learn(name, loss, steps: 60, enough: 0).ShouldBe(0);
    }

    [Theory]
    [InlineData(nameof(PairHingeLoss), 0)]
    [InlineData(nameof(ClassificationMargin.None), 0.05)]
    [InlineData(nameof(ClassificationMargin.Cosine), 0.05)]
    [InlineData(nameof(ClassificationMargin.Angle), 0.05)]
    [InlineData(nameof(DistillationLoss), 0.02)]
    public void Every_other_loss_of_one_batch_is_brought_to_nearly_nothing(string name, double enough)
    {
        using var loss = Loss(name);

        Learn("NNS2", loss, steps: 200, enough).ShouldBeLessThanOrEqualTo(enough);
    }

    private static double Learn(string name, IEmbeddingLoss loss, int steps, double enough)
    {
        var definition = NetworkCatalog.Find(name);
        using var network = new EmbeddingNetwork(definition, new() { BatchNorm = true });
        network.train();
        var faces = new DrawnFaces(people: 2, perPerson: 2, definition.Input);
        var pixels = new float[faces.Count * definition.Input.Pixels * 3];
        for (var i = 0; i < faces.Count; i++)
            faces.Read(i, pixels.AsSpan(i * pixels.Length / faces.Count, pixels.Length / faces.Count), null);
        using var workers = new DataParallel(network, 1);
        var pass = new BatchPass(workers, new(ChunkSize: 4, Bfloat16: false));
        var optimizer = new Optimizer(
            UpdateRule.Of(OptimizerKind.Adam, weightDecay: 0),
            [.. network.parameters(), .. loss.Parameters]
        );
        var value = double.PositiveInfinity;
        for (var step = 0; step < steps && value > enough; step++)
        {
            var batch = new EmbeddingBatch
            {
                Values = pass.Forward(pixels, 0..faces.Count, (ulong)step),
                People = People,
                Images = [0, 1, 2, 3],
                Taught = Corners(4),
                Progress = 1,
            };
            var result = loss.Evaluate(batch);
            value = result.Value;
            pass.Backward(result.Gradient, 0..faces.Count, batch.Dimension);
            optimizer.Step(rate: 1e-3);
        }
        return value;
    }

    private static IEmbeddingLoss Loss(string name) =>
        name switch
        {
            nameof(PairHingeLoss) => new PairHingeLoss(),
            nameof(DistillationLoss) => new DistillationLoss(),
            _ => new ClassificationLoss(people: 2, dimension: 128, Enum.Parse<ClassificationMargin>(name)),
        };

    /// <summary>A teacher's answers that put each image into a corner of its own.</summary>
    private static float[] Corners(int count)
    {
        var answers = new float[count * 128];
        for (var image = 0; image < count; image++)
            answers[(image * 128) + image] = 1;
        return answers;
    }
}
