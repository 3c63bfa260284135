using FaceNet.Training.Ranks;
using FaceNet.Training.Sampling;
using FaceNet.Training.Teaching;

namespace FaceNet.Training;

/// <summary>
/// Reads mini-batches ahead of the network: while one is trained on, the next is decoded and augmented, and the teacher
/// asked about it. What a batch looks like depends on its place in the run alone, not on when or where it was read.
/// </summary>
internal sealed class BatchLoader(ITrainingFaces faces, ITeacher? teacher, ulong seed, IRanks ranks)
{
    private readonly int size = (int)faces.Input.Pixels * 3;

    /// <summary>The mini-batches of an epoch.</summary>
    /// <param name="plan">The epoch's mini-batches.</param>
    /// <param name="epoch">Its number, for the augmentation.</param>
    /// <param name="first">Mini-batches that are done already.</param>
    public IEnumerable<LoadedBatch> Load(IReadOnlyList<PlannedBatch> plan, int epoch, int first)
    {
        if (first >= plan.Count)
            yield break;
        var next = Task.Run(() => Read(plan[first], epoch, first), CancellationToken.None);
        try
        {
            for (var batch = first; batch < plan.Count; batch++)
            {
                var loaded = next.GetAwaiter().GetResult();
                var following = batch + 1;
                if (following < plan.Count)
                    next = Task.Run(() => Read(plan[following], epoch, following), CancellationToken.None);
                yield return loaded;
            }
        }
        finally
        {
            // Whoever stops early may take the faces away, so nothing may read them afterwards. A failure is of no interest.
            Task.WaitAny(next);
        }
    }

    private LoadedBatch Read(PlannedBatch plan, int epoch, int batch)
    {
        var images = plan.Images;
        var pixels = new float[images.Length * size];
        var share = ranks.Share(images.Length);
        Parallel.For(
            share.Start.Value,
            share.End.Value,
            i =>
                faces.Read(
                    images[i],
                    pixels.AsSpan(i * size, size),
                    Seeds.Generator(seed, SeedUse.Augmentation, epoch, batch, i)
                )
        );
        var (first, count) = share.GetOffsetAndLength(images.Length);
        var own = new ArraySegment<float>(pixels, first * size, count * size);
        return new(plan, pixels, teacher?.Answer(images.AsSpan(share), own));
    }
}
