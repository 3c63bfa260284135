using System.Numerics;
using FaceNet.Search.Kernels;

namespace FaceNet.Search.Exact;

/// <summary>
/// The search for the nearest of one probe. Bytes give each squared distance as an interval that holds it. A vector whose
/// interval begins beyond the ends of so many others as are asked for cannot be among the nearest, and is dropped; those
/// left are compared in full, in the order in which their intervals begin, until the next interval begins beyond all that
/// were found. So what is found is what comparing all in full would find, whatever the bytes lost.
/// </summary>
internal sealed class Nearest
{
    private readonly Snapshot snapshot;
    private readonly Embedding probe;
    private readonly ProbeCode code;
    private readonly int limit;
    private readonly SmallestSoFar most;
    private Candidate[] candidates;
    private int count;

    public Nearest(Snapshot snapshot, Embedding probe, int limit)
    {
        this.snapshot = snapshot;
        this.probe = probe;
        this.limit = Math.Min(limit, snapshot.Live);
        code = new ProbeCode(probe.Values);
        most = new SmallestSoFar(this.limit);
        candidates = new Candidate[(4 * this.limit) + 64];
    }

    /// <summary>The probe in bytes.</summary>
    public ReadOnlySpan<int> Groups => code.Groups;

    /// <summary>Takes in a panel.</summary>
    /// <param name="number">Which panel.</param>
    /// <param name="products">Sums of bytes, one a vector of the panel.</param>
    /// <param name="scales">What a code of 1 is worth, one a vector of the panel.</param>
    /// <param name="panelError">See <see cref="VectorCode"/>.</param>
    public void Offer(PanelNumber number, ReadOnlySpan<int> products, ReadOnlySpan<float> scales, float panelError)
    {
        var error = code.ErrorWith(panelError);
        // 2 − 2·(probe's scale)·(scale·product) − error ≤ the bound, solved for scale·product.
        var least = (2 - error - most.Largest) * code.HalfInverseScale;
        if (AnyReaches(products, scales, code.Offset, least))
            OfferLanes(number, products, scales, error, least);
    }

    /// <summary>What was found, nearest first, ties by id.</summary>
    public SearchHit[] Take()
    {
        DropHopeless();
        var ordered = candidates.AsSpan(0, count);
        ordered.Sort((left, right) => left.Least.CompareTo(right.Least));
        var found = new List<SearchHit>(2 * limit);
        var nearest = new SmallestSoFar(limit);
        foreach (var (least, segment, place) in ordered)
        {
            if (least > nearest.Largest)
                break;
            var source = snapshot.Segments[segment];
            var distance = Embedding.SquaredDistance(probe.Values, source.Row(place));
            nearest.Offer(distance);
            found.Add(new SearchHit(source.Ids[place], distance));
        }
        found.Sort(
            (left, right) =>
                left.SquaredDistance.CompareTo(right.SquaredDistance) is var order && order != 0
                    ? order
                    : left.Id.CompareTo(right.Id)
        );
        return [.. found.Take(limit)];
    }

    /// <summary>Nearly always false, so it is asked of a whole panel first.</summary>
    private static bool AnyReaches(ReadOnlySpan<int> products, ReadOnlySpan<float> scales, int offset, float least)
    {
        var reached = Vector<int>.Zero;
        for (var lane = 0; lane < Panel.Width; lane += Vector<int>.Count)
        {
            var product = Vector.ConvertToSingle(new Vector<int>(products[lane..]) - new Vector<int>(offset));
            reached |= Vector.GreaterThanOrEqual(product * new Vector<float>(scales[lane..]), new Vector<float>(least));
        }
        return reached != Vector<int>.Zero;
    }

    private void OfferLanes(
        PanelNumber number,
        ReadOnlySpan<int> products,
        ReadOnlySpan<float> scales,
        float error,
        float least
    )
    {
        var (source, first) = (snapshot.Segments[number.Segment], number.Panel * Panel.Width);
        var lanes = Math.Min(Panel.Width, snapshot.CountOf(number.Segment) - first);
        for (var lane = 0; lane < lanes; lane++)
        {
            var similarity = scales[lane] * (products[lane] - code.Offset);
            if (similarity >= least && !source.IsRemoved(first + lane, snapshot.Version))
                Add(2 - (2 * code.Scale * similarity), error, number.Segment, first + lane);
        }
    }

    private void Add(float middle, float error, int segment, int place)
    {
        most.Offer(middle + error);
        if (count == candidates.Length)
        {
            DropHopeless();
            if (count > candidates.Length / 2)
                Array.Resize(ref candidates, 2 * candidates.Length);
        }
        candidates[count++] = new Candidate(middle - error, segment, place);
    }

    private void DropHopeless()
    {
        var kept = 0;
        for (var at = 0; at < count; at++)
            if (candidates[at].Least <= most.Largest)
                candidates[kept++] = candidates[at];
        count = kept;
    }
}
