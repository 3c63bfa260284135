using FaceNet.Training.Networks;

namespace FaceNet.Training.Cli.Networks;

/// <summary>All networks side by side.</summary>
internal static class SizeTable
{
    public static void Write(IEnumerable<NetworkDefinition> networks, NetworkOptions options, TextWriter output)
    {
        List<string[]> rows =
        [
            ["network", "rows×columns", "parameters", "paper", "multiply-adds", "paper", ""],
        ];
        foreach (var definition in networks)
        {
            var summary = NetworkSummary.Of(definition, options);
            rows.Add([
                definition.Name,
                $"{summary.Input.Height}×{summary.Input.Width}",
                $"{summary.Parameters:N0}",
                TextTable.Count(summary.PaperParameters),
                $"{summary.MultiplyAdds:N0}",
                TextTable.Count(summary.PaperMultiplyAdds),
                definition.IsOwnDesign ? "own design" : "",
            ]);
        }
        TextTable.Write(rows, output);
        output.WriteLine();
        output.WriteLine($"Embeddings of {options.EmbeddingSize} values. Multiply-adds of one picture, a bias as one.");
        output.WriteLine("Own design: the paper gives a budget and no layers; these meet the budget within 2 %.");
    }
}
