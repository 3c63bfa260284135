using System.Security.Cryptography;
using FaceNet.Search.Exact;
using FaceNet.Storage;

namespace FaceNet.Search.Files;

/// <summary>
/// Indexes of one dimension on disk: their segments as they lie in memory, then an <see cref="IndexTable"/>.
/// </summary>
internal static class IndexFile
{
    /// <summary>Writes the vectors that were not removed, in order, in as few segments as there can be.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    public static void Save(string path, int dimension, IEnumerable<Snapshot> indexes, byte[] note) =>
        ReplacedFile.Write(
            path,
            stream =>
            {
                var records = indexes.Select(index => Write(stream, dimension, index)).ToArray();
                new IndexTable(dimension, records, note).Write(stream);
            },
            ReplacedFile.CreatePrivately
        );

    /// <summary>Maps the file into memory and checks all of it but the vectors, which are checked when they are read.</summary>
    /// <exception cref="VectorIndexException">The file is missing, damaged, or no index.</exception>
    public static (IReadOnlyList<SegmentStore> Indexes, byte[] Note) Open(string path)
    {
        MappedFile? file = null;
        try
        {
            file = new MappedFile(path);
            var table = IndexTable.Read(file);
            return ([.. table.Indexes.Select(records => Read(file, path, table.Dimension, records))], table.Note);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidDataException or AggregateException)
        {
            file?.Dispose();
            throw VectorIndexException.Unusable(path, exception.GetBaseException().Message, exception);
        }
    }

    private static List<SegmentRecord> Write(Stream stream, int dimension, Snapshot index)
    {
        var records = new List<SegmentRecord>();
        foreach (var segment in Packed(dimension, index))
        {
            records.Add(
                new(
                    stream.Position,
                    segment.Layout.Capacity,
                    segment.Count,
                    SHA256.HashData(segment.Bytes[..segment.Layout.RowsAt]),
                    RowChecks.Of(segment)
                )
            );
            stream.Write(segment.Bytes);
        }
        return records;
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

    private static SegmentStore Read(MappedFile file, string path, int dimension, IReadOnlyList<SegmentRecord> records)
    {
        var segments = new Segment[records.Count];
        Parallel.For(
            0,
            segments.Length,
            i =>
            {
                var layout = new SegmentLayout(dimension, records[i].Capacity);
                var block = new MappedBlock(file, records[i].Offset, layout.Bytes).Memory;
                if (!SHA256.HashData(block.Span[..layout.RowsAt]).AsSpan().SequenceEqual(records[i].Hash))
                    throw new InvalidDataException(
                        $"Segment {i + 1} of {segments.Length} does not match its checksum, so it is damaged."
                    );
                var checks = new RowChecks(records[i].RowHashes, layout, path);
                segments[i] = new Segment(layout, block, records[i].Count, checks);
            }
        );
        var snapshot = Snapshot.Empty with
        {
            Segments = segments,
            LastCount = segments.LastOrDefault()?.Count ?? 0,
            Live = segments.Sum(segment => segment.Count),
            IsAscending = Ascend(segments),
        };
        return new SegmentStore(dimension, snapshot, file);
    }

    private static bool Ascend(Segment[] segments)
    {
        var last = long.MinValue;
        foreach (var segment in segments)
        foreach (var id in segment.Ids[..segment.Count])
        {
            if (id <= last)
                return false;
            last = id;
        }
        return true;
    }
}
