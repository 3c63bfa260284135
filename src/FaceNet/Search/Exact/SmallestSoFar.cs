namespace FaceNet.Search.Exact;

/// <summary>The smallest so many of the numbers offered, as a heap with the largest of them on top.</summary>
internal sealed class SmallestSoFar(int limit)
{
    private readonly float[] heap = new float[limit];
    private int count;

    /// <summary>The largest of those kept; infinite until there are enough.</summary>
    public float Largest { get; private set; } = float.PositiveInfinity;

    /// <summary>Takes in a number.</summary>
    public void Offer(float value)
    {
        if (count < limit)
            SiftUp(value);
        else if (value < heap[0])
            SiftDown(value);
        if (count == limit)
            Largest = heap[0];
    }

    private void SiftUp(float value)
    {
        var at = count++;
        for (int parent; at > 0 && heap[parent = (at - 1) / 2] < value; at = parent)
            heap[at] = heap[parent];
        heap[at] = value;
    }

    private void SiftDown(float value)
    {
        var at = 0;
        while ((2 * at) + 1 is var child && child < limit)
        {
            if (child + 1 < limit && heap[child + 1] > heap[child])
                child++;
            if (heap[child] <= value)
                break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = value;
    }
}
