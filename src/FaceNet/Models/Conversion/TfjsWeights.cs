using System.Buffers.Binary;
using System.Text.Json;

namespace FaceNet.Models.Conversion;

/// <summary>
/// The weights of a TensorFlow.js model without topology: a manifest that names tensors, and one file in which they
/// follow each other without padding. Quantised tensors hold one byte q a value, w = q·scale + min.
/// </summary>
internal sealed class TfjsWeights
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly byte[] data;

    private TfjsWeights(byte[] data) => this.data = data;

    /// <summary>Names of all tensors.</summary>
    public IReadOnlyCollection<string> Names => entries.Keys;

    /// <summary>Reads the manifest and lays it over the data; decodes nothing yet.</summary>
    /// <exception cref="ModelException">The manifest cannot be read, or does not account for every byte.</exception>
    public static TfjsWeights Read(ReadOnlySpan<byte> manifest, byte[] data)
    {
        var weights = new TfjsWeights(data);
        var end = 0L;
        foreach (var weight in Manifest(manifest))
        {
            var entry = Entry.Of(weight, end);
            end += entry.Count * entry.BytesAValue;
            if (end > data.LongLength)
                throw new ModelException(
                    $"The weights are cut short: '{weight!.Name}' ends at byte {end} of {data.LongLength}."
                );
            if (!weights.entries.TryAdd(weight!.Name!, entry))
                throw new ModelException($"The weights manifest names '{weight.Name}' twice.");
        }
        if (end != data.LongLength)
            throw new ModelException(
                $"The manifest describes {end} bytes of weights, but there are {data.LongLength}."
            );
        return weights;
    }

    /// <summary>The values of a tensor, in the order of its axes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The shape it must have.</param>
    /// <exception cref="ModelException">There is no such tensor, or it has another shape or type.</exception>
    public float[] Get(string name, params ReadOnlySpan<int> shape)
    {
        if (!entries.TryGetValue(name, out var entry))
            throw new ModelException($"The weights have no tensor '{name}'.");
        if (!shape.SequenceEqual(entry.Shape))
            throw new ModelException(
                $"The tensor '{name}' is [{string.Join(", ", entry.Shape)}]; [{string.Join(", ", shape.ToArray())}] is needed."
            );
        if (entry.IsInteger)
            throw new ModelException($"The tensor '{name}' holds integers; numbers with a fraction are needed.");
        return entry.Decode(data);
    }

    private static List<TfjsWeight?> Manifest(ReadOnlySpan<byte> json)
    {
        try
        {
            var groups = JsonSerializer.Deserialize(json, TfjsJson.Default.TfjsGroupArray);
            return groups?.SelectMany(group => group?.Weights ?? []).ToList()
                ?? throw new ModelException("The weights manifest is empty.");
        }
        catch (JsonException e)
        {
            throw new ModelException($"The weights manifest cannot be read: {e.Message}", e);
        }
    }

    private sealed record Entry(int[] Shape, long Start, long Count, TfjsQuantization? Quantization, bool IsInteger)
    {
        public int BytesAValue => Quantization is null ? sizeof(float) : 1;

        public static Entry Of(TfjsWeight? weight, long start)
        {
            if (weight is not { Name.Length: > 0, Shape: { } shape, DType: "float32" or "int32" })
                throw new ModelException(
                    $"The weights manifest has a tensor ('{weight?.Name}', type '{weight?.DType}') without a name, shape or known type."
                );
            if (weight.Quantization is { DType: not "uint8" } quantization)
                throw new ModelException(
                    $"The tensor '{weight.Name}' is quantised to '{quantization.DType}'; only uint8 is known."
                );
            // No tensor of a known model has more than 2^24 values; the limit keeps a broken manifest from overflowing.
            var count = shape.Aggregate(1L, (product, axis) => axis >= 0 && product <= 1 << 24 ? product * axis : -1);
            if (count is < 0 or > 1 << 24)
                throw new ModelException(
                    $"The tensor '{weight.Name}' has an impossible shape [{string.Join(", ", shape)}]."
                );
            return new Entry(shape, start, count, weight.Quantization, weight.DType == "int32");
        }

        public float[] Decode(byte[] data)
        {
            var values = new float[Count];
            var bytes = data.AsSpan((int)Start, (int)(Count * BytesAValue));
            for (var i = 0; i < values.Length; i++)
                values[i] = Quantization is { } q
                    ? (float)((bytes[i] * q.Scale) + q.Min)
                    : BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
            return values;
        }
    }
}
