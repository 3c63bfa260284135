using FaceNet.Search.Kernels;

namespace FaceNet.Search.Exact;

/// <summary>Leads the panels of a snapshot past one probe, or past many at a time.</summary>
internal static class ExactSearch
{
    /// <summary>Panels that a probe meets before their products are looked at: few enough for the first-level cache.</summary>
    private const int PanelsAtOnce = 8;

    /// <summary>From so many probes on, a tile of them costs less than each on its own.</summary>
    private const int LeastForTile = 3;

    /// <summary>Probes that share a panel while it is near: their bytes fill half a second-level cache at 128 values.</summary>
    private const int ProbesAtOnce = 240;

    /// <summary>The nearest of each probe.</summary>
    public static SearchHit[][] Find(
        IByteKernel kernel,
        Snapshot snapshot,
        IReadOnlyList<Embedding> probes,
        int limit,
        ParallelOptions parallel
    )
    {
        var found = new SearchHit[probes.Count][];
        if (snapshot.Live == 0)
        {
            Array.Fill(found, []);
            return found;
        }
        var block =
            probes.Count < LeastForTile ? 1 : BlockFor(probes.Count, kernel.Rows, parallel.MaxDegreeOfParallelism);
        Parallel.For(
            0,
            (probes.Count + block - 1) / block,
            parallel,
            index =>
            {
                var (start, count) = (index * block, Math.Min(block, probes.Count - (index * block)));
                var searches = new Nearest[count];
                for (var i = 0; i < count; i++)
                    searches[i] = new Nearest(snapshot, probes[start + i], limit);
                Scan(kernel, snapshot, searches, parallel.CancellationToken);
                for (var i = 0; i < count; i++)
                    found[start + i] = searches[i].Take();
            }
        );
        return found;
    }

    /// <summary>Whole tiles, no more than are near each other, and enough blocks for all threads.</summary>
    private static int BlockFor(int probes, int rows, int threads)
    {
        var each = Math.Min(ProbesAtOnce, (probes + threads - 1) / threads);
        return (each + rows - 1) / rows * rows;
    }

    private static void Scan(
        IByteKernel kernel,
        Snapshot snapshot,
        Nearest[] searches,
        CancellationToken cancellationToken
    )
    {
        for (var segment = 0; segment < snapshot.Segments.Length; segment++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (searches.Length < LeastForTile)
                foreach (var search in searches)
                    ScanOne(kernel, snapshot, segment, search);
            else
                ScanMany(kernel, snapshot, segment, searches);
        }
    }

    private static void ScanOne(IByteKernel kernel, Snapshot snapshot, int segment, Nearest search)
    {
        Span<int> products = stackalloc int[PanelsAtOnce * Panel.Width];
        var source = snapshot.Segments[segment];
        var codes = source.Codes;
        var scales = source.Scales;
        var errors = source.Errors;
        var length = source.Layout.Groups * Panel.Width;
        var panels = Panel.CountFor(snapshot.CountOf(segment));
        for (var panel = 0; panel < panels; panel += PanelsAtOnce)
        {
            var several = Math.Min(PanelsAtOnce, panels - panel);
            kernel.Multiply(search.Groups, codes.Slice(panel * length, several * length), products);
            for (var i = 0; i < several; i++)
                search.Offer(
                    new PanelNumber(segment, panel + i),
                    products.Slice(i * Panel.Width, Panel.Width),
                    scales.Slice((panel + i) * Panel.Width, Panel.Width),
                    errors[panel + i]
                );
        }
    }

    private static void ScanMany(IByteKernel kernel, Snapshot snapshot, int segment, Nearest[] searches)
    {
        var source = snapshot.Segments[segment];
        var codes = source.Codes;
        var scales = source.Scales;
        var errors = source.Errors;
        var length = source.Layout.Groups * Panel.Width;
        var tiles = Tiles(searches, kernel.Rows);
        var tileLength = source.Layout.Groups * kernel.Rows;
        var products = new int[kernel.Rows * Panel.Width];
        var panels = Panel.CountFor(snapshot.CountOf(segment));
        for (var panel = 0; panel < panels; panel++)
        for (var first = 0; first < searches.Length; first += kernel.Rows)
        {
            var tile = tiles.AsSpan(first / kernel.Rows * tileLength, tileLength);
            kernel.MultiplyTile(tile, codes.Slice(panel * length, length), products);
            for (var row = 0; row < Math.Min(kernel.Rows, searches.Length - first); row++)
                searches[first + row]
                    .Offer(
                        new PanelNumber(segment, panel),
                        products.AsSpan(row * Panel.Width, Panel.Width),
                        scales.Slice(panel * Panel.Width, Panel.Width),
                        errors[panel]
                    );
        }
    }

    /// <summary>The probes' bytes as [tile][group][row].</summary>
    private static int[] Tiles(Nearest[] searches, int rows)
    {
        var groups = searches[0].Groups.Length;
        var tiles = new int[(searches.Length + rows - 1) / rows * rows * groups];
        for (var i = 0; i < searches.Length; i++)
        for (var group = 0; group < groups; group++)
            tiles[(i / rows * rows * groups) + (group * rows) + (i % rows)] = searches[i].Groups[group];
        return tiles;
    }
}
