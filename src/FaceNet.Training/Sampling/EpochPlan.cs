namespace FaceNet.Training.Sampling;

/// <summary>
/// An epoch cut into mini-batches of people with several faces each and random negatives. Every image is in at least one
/// of them. A plan depends on the seed and the number of the epoch alone, so a run that resumes draws it again instead of
/// storing it.
/// </summary>
public static class EpochPlan
{
    /// <summary>Draws a plan.</summary>
    /// <param name="imagesByPerson">For each person the numbers of the images; people without images are passed over.</param>
    /// <param name="options">Sizes.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">Counted from 0.</param>
    /// <returns>
    /// Batches of exactly <see cref="SamplingOptions.BatchSize"/> images, the faces of a person beside each other; of all
    /// images once where there are fewer.
    /// </returns>
    public static IReadOnlyList<int[]> Draw(
        IReadOnlyList<IReadOnlyList<int>> imagesByPerson,
        SamplingOptions options,
        ulong seed,
        int epoch
    )
    {
        ArgumentNullException.ThrowIfNull(imagesByPerson);
        ArgumentNullException.ThrowIfNull(options);
        var random = Seeds.Generator(seed, SeedUse.Batches, epoch);
        var groups = Groups(imagesByPerson, options.FacesPerPerson, random);
        int[] everybody = [.. imagesByPerson.SelectMany(images => images)];
        // People with a single image can only be negatives; they come first, so that they are visited too.
        int[] single = [.. imagesByPerson.Where(images => images.Count == 1).Select(images => images[0])];
        random.Shuffle(single);
        var singles = new Queue<int>(single);
        var size = Math.Min(options.BatchSize, everybody.Length);
        var batches = Pack(groups, size - (int)(size * options.RandomNegatives));
        for (var left = singles.Count - batches.Sum(batch => size - batch.Count); left > 0; left -= size)
            batches.Add([]);
        int[][] filled = [.. batches.Select(batch => Fill(batch, size, groups, singles, everybody, random))];
        random.Shuffle(filled);
        return filled;
    }

    /// <summary>Each person's images, shuffled and cut into groups of even size, so that none is left with one image.</summary>
    private static List<int[]> Groups(IReadOnlyList<IReadOnlyList<int>> imagesByPerson, int most, Random random)
    {
        List<int[]> groups = [];
        foreach (var images in imagesByPerson.Where(images => images.Count > 1))
        {
            int[] shuffled = [.. images];
            random.Shuffle(shuffled);
            var parts = Math.Min((images.Count + most - 1) / most, images.Count / 2);
            for (var i = 0; i < parts; i++)
                groups.Add(shuffled[(images.Count * i / parts)..(images.Count * (i + 1) / parts)]);
        }
        var order = groups.ToArray();
        random.Shuffle(order);
        return [.. order];
    }

    private static List<List<int>> Pack(List<int[]> groups, int capacity)
    {
        List<List<int>> batches =
        [
            [],
        ];
        foreach (var group in groups)
        foreach (var part in group.Length <= capacity ? [group] : group.Chunk(capacity))
        {
            if (batches[^1].Count + part.Length > capacity && batches[^1].Count > 0)
                batches.Add([]);
            batches[^1].AddRange(part);
        }
        return batches;
    }

    private static int[] Fill(
        List<int> batch,
        int size,
        List<int[]> groups,
        Queue<int> singles,
        int[] everybody,
        Random random
    )
    {
        // A last batch that is nearly empty would be nearly all negatives: whole groups of other batches join it first.
        var there = batch.ToHashSet();
        for (var tries = 0; batch.Count < size / 2 && tries < groups.Count; tries++)
        {
            var group = groups[random.Next(groups.Count)];
            if (batch.Count + group.Length <= size && !there.Overlaps(group))
                Add(group);
        }
        while (batch.Count < size && singles.TryDequeue(out var single))
            Add([single]);
        while (batch.Count < size)
            if (everybody[random.Next(everybody.Length)] is var image && !there.Contains(image))
                Add([image]);
        return [.. batch];

        void Add(int[] images)
        {
            batch.AddRange(images);
            there.UnionWith(images);
        }
    }
}
