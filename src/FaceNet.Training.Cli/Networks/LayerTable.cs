using FaceNet.Training.Layers;
using FaceNet.Training.Networks;
using FaceNet.Training.Networks.Rows;

namespace FaceNet.Training.Cli.Networks;

/// <summary>One network layer by layer: in the form of the paper's Table 2 where it has Inception modules, else of Table 1.</summary>
internal static class LayerTable
{
    public static void Write(NetworkDefinition definition, NetworkOptions options, TextWriter output)
    {
        using var network = EmbeddingNetwork.Describe(definition, options);
        var inception = definition.Rows.OfType<InceptionRow>().Any();
        List<string[]> rows = [inception ? InceptionHeader : PlainHeader];
        rows.AddRange(network.Table.Select(row => inception ? InceptionLine(row) : PlainLine(row)));
        rows.Add(Total(network.Cost, rows[0].Length));
        output.WriteLine($"{definition.Name}: {definition.Summary}");
        output.WriteLine();
        TextTable.Write(rows, output);
    }

    private static string[] PlainHeader => ["layer", "size-in", "size-out", "kernel", "params", "FLOPS"];

    private static string[] InceptionHeader =>
        [
            "type",
            "output size",
            "depth",
            "#1×1",
            "#3×3 reduce",
            "#3×3",
            "#5×5 reduce",
            "#5×5",
            "pool proj (p)",
            "params",
            "FLOPS",
        ];

    private static string[] PlainLine(LayerRow row) =>
        [row.Row.Label, $"{row.Input}", $"{row.Output}", Kernel(row), .. Costs(row.Cost)];

    private static string[] InceptionLine(LayerRow row)
    {
        var spec = (row.Row as InceptionRow)?.Spec ?? new();
        var kernel = Kernel(row);
        return
        [
            row.Row is ConvolutionRow ? $"{row.Row.Label} ({kernel})" : row.Row.Label,
            $"{row.Output}",
            $"{row.Row.Depth}",
            Filters(spec.One),
            Filters(spec.ReduceThree),
            Filters(spec.Three, spec.Stride),
            Filters(spec.ReduceFive),
            Filters(spec.Five, spec.Stride),
            row.Row is PoolRow ? $"m {kernel}" : Pool(spec),
            .. Costs(row.Cost),
        ];
    }

    private static string[] Total(NetworkCost cost, int columns) =>
        ["total", .. Enumerable.Repeat("", columns - 3), .. Costs(cost)];

    private static string[] Costs(NetworkCost cost) =>
        [TextTable.Count(cost.Parameters), TextTable.Count(cost.MultiplyAdds)];

    private static string Kernel(LayerRow row) =>
        row.Row switch
        {
            ConvolutionRow { Window: var window } =>
                $"{window.Height}×{window.Width}×{row.Input.Channels}, {window.Stride}",
            UnitRow { DepthWise: true, Window: var window } => $"{window.Height}×{window.Width}×1, {window.Stride}",
            UnitRow { Window: var window } => $"{window.Height}×{window.Width}×{row.Input.Channels}, {window.Stride}",
            PoolRow { Window: var window } => $"{window.Height}×{window.Width}, {window.Stride}",
            MaxoutRow => "maxout p=2",
            _ => "",
        };

    private static string Filters(int filters, int stride = 1) =>
        (filters, stride) switch
        {
            (0, _) => "",
            (_, 1) => $"{filters}",
            _ => $"{filters}, {stride}",
        };

    private static string Pool(InceptionSpec spec) =>
        (spec.Pool, spec.PoolProjection) switch
        {
            (Pooling.None, _) => "",
            (Pooling.Max, 0) => $"m 3×3, {spec.Stride}",
            (Pooling.Max, var filters) => $"m, {filters}p",
            (_, 0) => $"L2 3×3, {spec.Stride}",
            (_, var filters) => $"L2, {filters}p",
        };
}
