using FaceNet.Models.Int8;
using Onnx;

namespace FaceNet.Training.Export;

/// <summary>
/// Leaves response normalisation out of a model of bytes where it does nothing that bytes could show. With the published
/// constants its divisor is 1 but for strong activations, and it is computed in real numbers, for the largest maps of the
/// network.
/// </summary>
internal static class ResponseNormFolding
{
    /// <summary>How far from 1 the divisor may go: by less than the step of a byte at the end of its range, twice.</summary>
    private const float LargestDivisor = 1 + (2f / byte.MaxValue);

    /// <param name="model">Is changed.</param>
    /// <param name="pictures">What the divisors are measured on.</param>
    /// <param name="cancellationToken">Checked between pictures.</param>
    public static void Fold(ModelProto model, IReadOnlyList<float[]> pictures, CancellationToken cancellationToken)
    {
        var graph = model.Graph;
        var divisions = graph.Node.Where(OnnxOperations.IsResponseNormalization).ToList();
        if (divisions.Count == 0)
            return;
        var divisors = ActivationRanges.Measure(
            model,
            [.. divisions.Select(division => division.Input[1])],
            pictures,
            cancellationToken
        );
        foreach (var division in divisions.Where(division => divisors[division.Input[1]].Most <= LargestDivisor))
            Bypass(graph, division.Output[0], division.Input[0]);
        DropUnread(graph);
    }

    private static void Bypass(GraphProto graph, string output, string input)
    {
        foreach (var node in graph.Node)
            for (var i = 0; i < node.Input.Count; i++)
                if (node.Input[i] == output)
                    node.Input[i] = input;
    }

    private static void DropUnread(GraphProto graph)
    {
        // From the end to the beginning, so that what only a dropped node read is dropped too.
        var read = graph.Output.Select(output => output.Name).ToHashSet();
        for (var place = graph.Node.Count - 1; place >= 0; place--)
        {
            var node = graph.Node[place];
            if (node.Output.Any(read.Contains))
                read.UnionWith(node.Input);
            else
                graph.Node.RemoveAt(place);
        }
    }
}
