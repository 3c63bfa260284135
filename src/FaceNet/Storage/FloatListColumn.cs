using Parquet;
using Parquet.Schema;

namespace FaceNet.Storage;

/// <summary>A Parquet column that holds as many floats in every row.</summary>
/// <param name="name">Name of the column.</param>
/// <param name="length">Floats of a row.</param>
/// <param name="copy">Takes them from a face.</param>
internal sealed class FloatListColumn(string name, int length, Action<Face, Span<float>> copy)
{
    private readonly DataField<float> element = new("element");
    private float[] values = [];
    private int[] definition = [];
    private int[] repetition = [];

    /// <summary>The column's place in the schema.</summary>
    public Field Field => field ??= new ListField(name, element);

    /// <summary>Writes the column of a group of rows.</summary>
    public async Task WriteAsync(ParquetRowGroupWriter group, List<FaceRow> rows, CancellationToken cancellationToken)
    {
        var count = rows.Count * length;
        if (values.Length < count)
        {
            // Levels as in Dremel (Melnik et al. 2010): every value is there; 0 begins a row's list, 1 continues it.
            values = new float[count];
            definition = [.. Enumerable.Repeat(element.MaxDefinitionLevel, count)];
            repetition = [.. Enumerable.Range(0, count).Select(index => index % length == 0 ? 0 : 1)];
        }
        for (var row = 0; row < rows.Count; row++)
            copy(rows[row].Face, values.AsSpan(row * length, length));
        await group.WriteAllPartsAsync<float>(
            element,
            values.AsMemory(0, count),
            definition.AsMemory(0, count),
            repetition.AsMemory(0, count),
            cancellationToken
        );
    }
}
