namespace FaceNet.Training.Sampling;

/// <summary>Whether the data can give a mini-batch from which triplets can be learnt.</summary>
public static class BatchSoundness
{
    // With fewer people, negatives are few and soon all easy. The paper has about 45 by its numbers.
    private const int FewestPeople = 20;

    // Below this, most of an epoch has no positives to learn from.
    private const double LeastPaired = 0.5;

    /// <summary>Refuses data in which there is no triplet at all.</summary>
    /// <param name="imagesByPerson">For each person the numbers of the images.</param>
    /// <exception cref="ArgumentException">There is nobody with two images, or only one person.</exception>
    public static void RequireTriplets(IReadOnlyList<IReadOnlyList<int>> imagesByPerson)
    {
        ArgumentNullException.ThrowIfNull(imagesByPerson);
        if (imagesByPerson.All(person => person.Count < 2))
            throw new ArgumentException(
                $"None of the {imagesByPerson.Count} people has two images; a triplet or pair needs two of one person. Add "
                    + "images, or learn from a teacher alone.",
                nameof(imagesByPerson)
            );
        if (imagesByPerson.Count(person => person.Count > 0) < 2)
            throw new ArgumentException(
                "All images are of one person; there are no others to tell from that person. Add people.",
                nameof(imagesByPerson)
            );
    }

    /// <summary>Sentences on what is unsound, with the numbers; none where all is well.</summary>
    /// <param name="imagesByPerson">For each person the numbers of the images.</param>
    /// <param name="options">The batch that is wanted.</param>
    public static IReadOnlyList<string> Warnings(
        IReadOnlyList<IReadOnlyList<int>> imagesByPerson,
        SamplingOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(imagesByPerson);
        ArgumentNullException.ThrowIfNull(options);
        var images = imagesByPerson.Sum(person => person.Count);
        var paired = imagesByPerson.Where(person => person.Count > 1).ToList();
        List<string> warnings = [];
        if (images < options.BatchSize)
            warnings.Add(
                $"There are {images} images, fewer than a batch of {options.BatchSize}: each batch has them all."
            );
        var facesEach =
            paired.Count == 0 ? 0 : paired.Average(person => Math.Min(person.Count, options.FacesPerPerson));
        var people = (int)(
            Math.Min(images, options.BatchSize) * (1 - options.RandomNegatives) / Math.Max(facesEach, 1)
        );
        if (Math.Min(people, paired.Count) < FewestPeople)
            warnings.Add(
                $"A batch of {options.BatchSize} has about {Math.Min(people, paired.Count)} people with {facesEach:0.#} faces "
                    + $"each; {FewestPeople} people or more give enough negatives. Use a larger batch or fewer faces a person."
            );
        var share = images == 0 ? 0 : (double)paired.Sum(person => person.Count) / images;
        if (share < LeastPaired)
            warnings.Add(
                $"Only {share:P0} of the images are of people with two or more; the others can be negatives only."
            );
        return warnings;
    }
}
