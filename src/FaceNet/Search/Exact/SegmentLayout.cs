using FaceNet.Search.Kernels;

namespace FaceNet.Search.Exact;

/// <summary>Where the parts of a <see cref="Segment"/> lie in its memory, which is the same as on disk.</summary>
/// <param name="Dimension">Values of a vector.</param>
/// <param name="Capacity">Vectors that fit; a multiple of <see cref="Panel.Width"/>.</param>
internal readonly record struct SegmentLayout(int Dimension, int Capacity)
{
    /// <summary>Groups of four bytes of a vector.</summary>
    public int Groups => CodePanel.GroupsFor(Dimension);

    /// <summary>Bytes of the codes: [panel][group][lane][4].</summary>
    public int CodeBytes => Capacity * Groups * 4;

    /// <summary>A float a vector: what a code of 1 is worth.</summary>
    public int ScalesAt => Aligned(CodeBytes);

    /// <summary>A float a panel: see <see cref="VectorCode"/>.</summary>
    public int ErrorsAt => Aligned(ScalesAt + (Capacity * sizeof(float)));

    /// <summary>A long a vector.</summary>
    public int IdsAt => Aligned(ErrorsAt + (Capacity / Panel.Width * sizeof(float)));

    /// <summary>The vectors themselves, one after the other.</summary>
    public int RowsAt => Aligned(IdsAt + (Capacity * sizeof(long)));

    /// <summary>Bytes of a vector.</summary>
    public int RowBytes => Dimension * sizeof(float);

    /// <summary>All of it.</summary>
    public int Bytes => Aligned(RowsAt + (Capacity * RowBytes));

    /// <summary>Room for at least so many vectors, in whole panels.</summary>
    public static SegmentLayout For(int dimension, int vectors) =>
        new(dimension, Panel.CountFor(vectors) * Panel.Width);

    private static int Aligned(int bytes) =>
        (bytes + AlignedMemory.Alignment - 1) / AlignedMemory.Alignment * AlignedMemory.Alignment;
}
