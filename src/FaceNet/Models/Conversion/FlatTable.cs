using Google.FlatBuffers;

namespace FaceNet.Models.Conversion;

/// <summary>
/// A table of a FlatBuffers file, read by slot number, since no generated classes are at hand. Slots that are left out
/// have their default. Every offset is checked by <see cref="ByteBuffer"/>, every length here.
/// </summary>
/// <remarks>
/// In a damaged file any member may throw <see cref="ModelException"/> or, from the buffer, an <see cref="ArgumentException"/>.
/// </remarks>
internal readonly struct FlatTable
{
    private const int FirstSlot = 4;
    private const int SlotSize = sizeof(short);

    private readonly Table table;

    private FlatTable(ByteBuffer buffer, int position) => table = new Table(position, buffer);

    public static FlatTable Root(byte[] file)
    {
        var buffer = new ByteBuffer(file);
        return new FlatTable(buffer, buffer.GetInt(0));
    }

    public int Int(int slot, int missing = 0) =>
        Offset(slot) is var at and not 0 ? table.bb.GetInt(table.bb_pos + at) : missing;

    public int Byte(int slot, int missing = 0) =>
        Offset(slot) is var at and not 0 ? table.bb.Get(table.bb_pos + at) : missing;

    public FlatTable? Child(int slot) =>
        Offset(slot) is var at and not 0 ? new FlatTable(table.bb, table.__indirect(table.bb_pos + at)) : null;

    public FlatTable[] Children(int slot)
    {
        var (start, count) = Vector(slot, sizeof(int));
        var children = new FlatTable[count];
        for (var i = 0; i < count; i++)
            children[i] = new FlatTable(table.bb, table.__indirect(start + (i * sizeof(int))));
        return children;
    }

    public int[] Ints(int slot)
    {
        var (start, count) = Vector(slot, sizeof(int));
        var values = new int[count];
        for (var i = 0; i < count; i++)
            values[i] = table.bb.GetInt(start + (i * sizeof(int)));
        return values;
    }

    /// <summary>A vector of bytes, read as little-endian floats; a rest of less than four bytes is no float.</summary>
    public float[] Floats(int slot)
    {
        var (start, count) = Vector(slot, sizeof(byte));
        var values = new float[count / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
            values[i] = table.bb.GetFloat(start + (i * sizeof(float)));
        return values;
    }

    /// <summary>Number of bytes of a vector of bytes.</summary>
    public int VectorBytes(int slot) => Vector(slot, sizeof(byte)).Count;

    private int Offset(int slot) => table.__offset(FirstSlot + (slot * SlotSize));

    private (int Start, int Count) Vector(int slot, int elementSize)
    {
        var at = Offset(slot);
        if (at == 0)
            return (0, 0);
        var count = table.__vector_len(at);
        var start = table.__vector(at);
        if (count < 0 || start < 0 || start + ((long)count * elementSize) > table.bb.Length)
            throw new ModelException($"A vector of {count} elements at byte {start} leaves the file.");
        return (start, count);
    }
}
