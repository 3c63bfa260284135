using FaceNet.Training.Native;
using static TorchSharp.torch;

namespace FaceNet.Training.Workers;

/// <summary>
/// Many tensors of a network as one piece of memory on the processor and one on a card, so that one copy takes all of them,
/// where copies of each would wait for the card a hundred times.
/// </summary>
internal sealed class FlatTensors : IDisposable
{
    private readonly IReadOnlyList<Tensor> tensors;
    private readonly long[] starts;
    private readonly Tensor here;

    /// <summary>Makes room.</summary>
    /// <param name="tensors">Contiguous, in single precision, on the processor. Not disposed.</param>
    /// <param name="device">The card.</param>
    public FlatTensors(IReadOnlyList<Tensor> tensors, Device device)
    {
        this.tensors = tensors;
        starts = new long[tensors.Count + 1];
        for (var i = 0; i < tensors.Count; i++)
            starts[i + 1] = starts[i] + tensors[i].numel();
        // Pinned, the card reads it by itself, without a copy before.
        using var pageable = zeros(starts[^1]);
        here = pageable.pin_memory();
        There = zeros(starts[^1], device: device);
    }

    /// <summary>All values on the card, one tensor behind the other.</summary>
    public Tensor There { get; }

    /// <summary>One of the tensors on the card: a view of <see cref="There"/>.</summary>
    public Tensor View(int index) =>
        There.narrow(0, starts[index], starts[index + 1] - starts[index]).view(tensors[index].shape);

    /// <summary>Brings the present values to the card.</summary>
    public void Send()
    {
        using var off = no_grad();
        Parallel.For(0, tensors.Count, i => tensors[i].Floats().CopyTo(here.Floats()[Place(i)]));
        There.copy_(here);
    }

    /// <summary>Brings the card's values back.</summary>
    public void Fetch()
    {
        using var off = no_grad();
        here.copy_(There);
        Parallel.For(0, tensors.Count, i => here.Floats()[Place(i)].CopyTo(tensors[i].Floats()));
    }

    public void Dispose()
    {
        here.Dispose();
        There.Dispose();
    }

    private Range Place(int index) => (int)starts[index]..(int)starts[index + 1];
}
