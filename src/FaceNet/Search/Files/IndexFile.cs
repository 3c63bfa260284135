using System.Security.Cryptography;
using FaceNet.Search.Exact;
using FaceNet.Storage;

namespace FaceNet.Search.Files;

/// <summary>An index on disk: its segments as they lie in memory, then an <see cref="IndexTable"/>.</summary>
internal static class IndexFile
{
    /// <summary>Writes the vectors that were not removed, in order, in as few segments as there can be.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    public static void Save(string path, int dimension, Snapshot snapshot) =>
        ReplacedFile.Write(
            path,
            stream =>
            {
                var records = new List<SegmentRecord>();
                long offset = 0;
                foreach (var segment in Packed(dimension, snapshot))
                {
                    stream.Write(segment.Bytes);
                    records.Add(new(offset, segment.Layout.Capacity, segment.Count, SHA256.HashData(segment.Bytes)));
                    offset += segment.Bytes.Length;
                }
                stream.Write(new IndexTable(dimension, records).ToBytes());
            }
        );

    /// <summary>Maps the file into memory and checks all of it.</summary>
    /// <exception cref="VectorIndexException">The file is missing, damaged, or no index.</exception>
    public static SegmentStore Open(string path)
    {
        MappedFile? file = null;
        try
        {
            file = new MappedFile(path);
            var table = IndexTable.Read(file);
            var segments = new Segment[table.Segments.Count];
            Parallel.For(0, segments.Length, i => segments[i] = ReadSegment(file, table, i));
            var snapshot = Snapshot.Empty with
            {
                Segments = segments,
                LastCount = segments.LastOrDefault()?.Count ?? 0,
                Live = segments.Sum(segment => segment.Count),
            };
            return new SegmentStore(table.Dimension, snapshot, file);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException or AggregateException)
        {
            file?.Dispose();
            var reason = exception.GetBaseException().Message;
            throw new VectorIndexException(
                $"The index {path} cannot be used: {reason} Restore a copy of it, or build it again.",
                exception
            );
        }
    }

    private static IEnumerable<Segment> Packed(int dimension, Snapshot snapshot)
    {
        Segment? open = null;
        var left = snapshot.Live;
        foreach (var (segment, place) in snapshot.LivePlaces())
        {
            open ??= new Segment(SegmentLayout.For(dimension, Math.Min(left, SegmentStore.LargestFor(dimension))));
            open.Append(segment.Ids[place], segment.Row(place));
            left--;
            if (left > 0 && !open.IsFull)
                continue;
            yield return open;
            open = null;
        }
    }

    private static Segment ReadSegment(MappedFile file, IndexTable table, int index)
    {
        var record = table.Segments[index];
        var layout = new SegmentLayout(table.Dimension, record.Capacity);
        if (!SHA256.HashData(file.Bytes(record.Offset, layout.Bytes)).AsSpan().SequenceEqual(record.Hash))
            throw new InvalidDataException(
                $"Segment {index + 1} of {table.Segments.Count} does not match its checksum, so it is damaged."
            );
        return new Segment(layout, new MappedBlock(file, record.Offset, layout.Bytes).Memory, record.Count);
    }
}
