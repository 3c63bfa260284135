using System.Numerics.Tensors;

namespace FaceNet.Training.Mining;

/// <summary>
/// Online selection of triplets in a mini-batch (Schroff et al. 2015, section 3.2): all anchor–positive pairs, with the
/// negative that <see cref="NegativeSelection"/> says.
/// </summary>
public sealed class TripletMiner
{
    private readonly float margin;

    /// <summary>Makes a miner.</summary>
    /// <param name="selection">Any but <see cref="NegativeSelection.BatchAll"/>, whose triplets are too many to list.</param>
    /// <param name="margin">α, on squared distances.</param>
    public TripletMiner(NegativeSelection selection, double margin)
    {
        if (selection == NegativeSelection.BatchAll || !Enum.IsDefined(selection))
            throw new ArgumentOutOfRangeException(nameof(selection), selection, "The triplets cannot be listed.");
        Selection = selection;
        this.margin = (float)margin;
    }

    /// <summary>How negatives are chosen.</summary>
    public NegativeSelection Selection { get; }

    /// <summary>Selects triplets. The same input gives the same triplets in the same order.</summary>
    /// <param name="distances">Squared distances in the batch.</param>
    /// <param name="people">Who is on each face.</param>
    /// <param name="seed">For the choice among several.</param>
    /// <param name="progress">How much of the run is done, 0 to 1; for <see cref="NegativeSelection.Curriculum"/>.</param>
    /// <returns>Empty where no person has two faces, or no negative qualifies.</returns>
    public IReadOnlyList<Triplet> Mine(PairDistances distances, int[] people, ulong seed, double progress = 0)
    {
        ArgumentNullException.ThrowIfNull(distances);
        ArgumentNullException.ThrowIfNull(people);
        if (people.Length != distances.Count)
            throw new ArgumentException(
                $"There are {distances.Count} faces and {people.Length} people's numbers; one each is needed.",
                nameof(people)
            );
        var random = Seeds.Generator(seed, SeedUse.Mining);
        var view = new AnchorView(distances, people);
        List<Triplet> triplets = [];
        for (var anchor = 0; anchor < people.Length; anchor++)
        {
            view.Look(anchor);
            if (view.Positives.IsEmpty || view.Negatives.IsEmpty)
                continue;
            if (Selection == NegativeSelection.BatchHard)
                triplets.Add(new(anchor, Furthest(view), Nearest(view)));
            else
                AddPairs(view, random, progress, triplets);
        }
        return triplets;
    }

    private void AddPairs(AnchorView view, Random random, double progress, List<Triplet> triplets)
    {
        foreach (var positive in view.Positives)
        {
            var choice = Choose(view.DistanceTo(positive), view.NegativeDistances, random, progress);
            if (choice >= 0)
                triplets.Add(new(view.Anchor, positive, view.Negatives[choice]));
        }
    }

    private int Choose(float positive, ReadOnlySpan<float> negatives, Random random, double progress) =>
        Selection switch
        {
            NegativeSelection.Random => random.Next(negatives.Length),
            NegativeSelection.HardestInMargin => Hardest(positive, negatives),
            NegativeSelection.Curriculum when random.NextDouble() < progress => Hardest(positive, negatives),
            _ => SemiHard(positive, negatives, random),
        };

    private int SemiHard(float positive, ReadOnlySpan<float> negatives, Random random)
    {
        var count = Band.Count(negatives, positive, positive + margin);
        return count == 0 ? -1 : Band.IndexOf(negatives, positive, positive + margin, random.Next(count));
    }

    private int Hardest(float positive, ReadOnlySpan<float> negatives)
    {
        var nearest = Band.IndexOfLeast(negatives, positive);
        return nearest >= 0 && negatives[nearest] < positive + margin ? nearest : -1;
    }

    private static int Nearest(AnchorView view) => view.Negatives[TensorPrimitives.IndexOfMin(view.NegativeDistances)];

    private static int Furthest(AnchorView view)
    {
        var furthest = view.Positives[0];
        foreach (var positive in view.Positives)
            furthest = view.DistanceTo(positive) > view.DistanceTo(furthest) ? positive : furthest;
        return furthest;
    }
}
