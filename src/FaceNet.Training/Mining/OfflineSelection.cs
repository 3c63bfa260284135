using FaceNet.Training.Sampling;

namespace FaceNet.Training.Mining;

/// <summary>
/// Selection over the data set instead of the mini-batch, the paper's first option (Schroff et al. 2015, section 3.2): all
/// faces are embedded with the most recent weights, and triplets are selected in subsets far larger than a mini-batch. A
/// negative is then as hard as the subset has one.
/// </summary>
internal static class OfflineSelection
{
    /// <summary>Selects triplets of images.</summary>
    /// <param name="embeddings">A unit vector an image.</param>
    /// <param name="imagesByPerson">For each person the images.</param>
    /// <param name="miner">Selects within a subset.</param>
    /// <param name="subset">Faces of a subset; its distances take four times its square in bytes.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">The epoch that they are for, from 0.</param>
    /// <param name="progress">How much of the run is done, 0 to 1.</param>
    /// <returns>The triplets in the order in which they are to be learnt from: those of a person's anchors are neighbours.</returns>
    public static IReadOnlyList<Triplet> Select(
        IReadOnlyList<Embedding> embeddings,
        IReadOnlyList<IReadOnlyList<int>> imagesByPerson,
        TripletMiner miner,
        int subset,
        ulong seed,
        int epoch,
        double progress
    )
    {
        var personOf = new int[embeddings.Count];
        foreach (var (person, images) in imagesByPerson.Index())
        foreach (var image in images)
            personOf[image] = person;
        var whole = Subsets(imagesByPerson, subset);
        var random = Seeds.Generator(seed, SeedUse.Selection, epoch);
        List<Triplet> selected = [];
        foreach (var (number, images) in EpochPlan.Draw(imagesByPerson, whole, seed, epoch).Index())
        {
            var distances = PairDistances.Of(
                [.. images.SelectMany(image => embeddings[image].Values.ToArray())],
                images.Length
            );
            var people = Array.ConvertAll(images, image => personOf[image]);
            var triplets = miner.Mine(
                distances,
                people,
                Seeds.Derive(seed, SeedUse.Selection, epoch, number),
                progress
            );
            var byPerson = triplets.GroupBy(triplet => people[triplet.Anchor]).ToArray();
            random.Shuffle(byPerson);
            selected.AddRange(
                byPerson
                    .SelectMany(person => person)
                    .Select(triplet => new Triplet(
                        images[triplet.Anchor],
                        images[triplet.Positive],
                        images[triplet.Negative]
                    ))
            );
        }
        return selected;
    }

    // As few subsets as will do and all about as large; a person's faces stay together, for which each has some room.
    private static SamplingOptions Subsets(IReadOnlyList<IReadOnlyList<int>> imagesByPerson, int subset)
    {
        var count = imagesByPerson.Sum(images => images.Count);
        var most = Math.Max(2, imagesByPerson.Max(images => images.Count));
        var parts = (count + subset - 1) / subset;
        return new()
        {
            BatchSize = Math.Max(4, ((count + parts - 1) / parts) + (parts > 1 ? most : 0)),
            FacesPerPerson = most,
            RandomNegatives = 0,
        };
    }
}
