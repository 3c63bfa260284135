using FaceNet.Evaluation.Distances;

namespace FaceNet.Evaluation.Identification;

/// <summary>What the two scans learn of each probe. A probe's row belongs to one worker, so workers share the arrays.</summary>
internal sealed class ProbeRanks
{
    private readonly int[] people;
    private readonly int?[] owners;
    private readonly float[] own;
    private readonly float[] others;
    private readonly int[] closer;
    private readonly int[] lastCounted;

    /// <param name="people">The person of each enrolled face, ascending.</param>
    /// <param name="owners">The person of each probe; null where it has no enrolled face.</param>
    public ProbeRanks(int[] people, int?[] owners)
    {
        this.people = people;
        this.owners = owners;
        own = Filled(float.PositiveInfinity);
        others = Filled(float.PositiveInfinity);
        closer = Filled(0);
        lastCounted = Filled(-1);
        Closest = new ClosestVisitor(this);
        Counting = new CountingVisitor(this);
    }

    /// <summary>The first scan: the closest face of the own person, and of anybody else.</summary>
    public IDistanceVisitor Closest { get; }

    /// <summary>The second scan: how many other people are at most as far as the own.</summary>
    public IDistanceVisitor Counting { get; }

    public ProbeMatch Match(LabelledFace probe, int row) =>
        owners[row] is null
            ? new ProbeMatch(probe, null, others[row], null)
            : new ProbeMatch(probe, own[row], others[row], closer[row] + 1);

    private T[] Filled<T>(T value)
    {
        var array = new T[owners.Length];
        Array.Fill(array, value);
        return array;
    }

    private sealed class ClosestVisitor(ProbeRanks ranks) : IDistanceVisitor
    {
        public void Visit(int row, int firstColumn, ReadOnlySpan<float> squaredDistances)
        {
            for (var at = 0; at < squaredDistances.Length; at++)
            {
                var closest = ranks.people[firstColumn + at] == ranks.owners[row] ? ranks.own : ranks.others;
                closest[row] = Math.Min(closest[row], squaredDistances[at]);
            }
        }
    }

    private sealed class CountingVisitor(ProbeRanks ranks) : IDistanceVisitor
    {
        public void Visit(int row, int firstColumn, ReadOnlySpan<float> squaredDistances)
        {
            if (ranks.owners[row] is not { } owner)
                return;
            for (var at = 0; at < squaredDistances.Length; at++)
            {
                var person = ranks.people[firstColumn + at];
                if (squaredDistances[at] > ranks.own[row] || person == owner || person == ranks.lastCounted[row])
                    continue;
                // A person's faces stand together, so one that counts again would follow itself.
                ranks.closer[row]++;
                ranks.lastCounted[row] = person;
            }
        }
    }
}
