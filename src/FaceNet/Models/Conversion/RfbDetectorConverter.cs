using System.Runtime.InteropServices;
using FaceNet.Models.Int8;
using Google.Protobuf;
using Onnx;

namespace FaceNet.Models.Conversion;

/// <summary>
/// The RFB-320 detector without its box decoding. The original is tied to 320×240 only by the prior boxes that were
/// stored as constants behind the two concatenations; cut there, the graph takes a canvas of any size.
/// <c>input</c> [batch, 3, height, width] → <c>scores</c> [batch, N, 2] (softmaxed, column 1 is the face) and
/// <c>regressions</c> [batch, N, 4] (relative to the priors: Δx, Δy, log w, log h before the variances).
/// </summary>
internal static class RfbDetectorConverter
{
    public const string Scores = "scores";
    public const string Regressions = "regressions";

    private const string OriginalBoxes = "boxes";

    /// <exception cref="ModelException">The bytes are not this model.</exception>
    public static ModelProto Convert(byte[] onnx)
    {
        var model = OnnxGraph.Parse(onnx);
        var graph = model.Graph;
        graph.Rename(FindRegressions(graph), Regressions);
        graph.Output.Clear();
        graph.Output.Add(OnnxGraph.Value(Scores, "batch", "priors", "2"));
        graph.Output.Add(OnnxGraph.Value(Regressions, "batch", "priors", "4"));
        graph.Input.Clear();
        graph.Input.Add(OnnxGraph.Value("input", "batch", "3", "height", "width"));
        FixReshapes(graph);
        graph.Prune();
        return model;
    }

    /// <summary>
    /// The same graph, laid out for eight bits. The first two convolutions stay real: their maps are large and their
    /// channels few, for which ONNX Runtime's integer kernels are slower.
    /// </summary>
    /// <exception cref="ModelException">The bytes are not this model.</exception>
    public static ModelProto ConvertForInt8(byte[] onnx)
    {
        var model = Convert(onnx);
        // Opset 13 brought a scale for each filter; what this graph holds means the same in all of them.
        model.IrVersion = 8;
        model.OpsetImport.Single().Version = 17;
        FoldScaling(model.Graph);
        var first = model.Graph.Node.Where(node => node.OpType == "Conv").Take(2);
        // Behind these nothing is computed any more, and boxes of all sizes would share one range.
        var last = model.Graph.Node.Where(node => node.OpType == "Concat").TakeLast(2);
        foreach (var node in first.Concat(last))
            node.Name += Int8Graph.ExactMark;
        return model;
    }

    // A convolution times a constant is a convolution.
    private static void FoldScaling(GraphProto graph)
    {
        foreach (var scaling in graph.Node.Where(node => node.OpType == "Mul").ToList())
        {
            var constant = graph.ProducerOf(scaling.Input[1]);
            var convolution = graph.ProducerOf(scaling.Input[0]);
            graph.ScaleConvolution(convolution, BitConverter.ToSingle(constant.Attribute.Single().T.RawData.Span));
            convolution.Output[0] = scaling.Output[0];
            graph.Node.Remove(scaling);
            graph.Node.Remove(constant);
        }
    }

    // boxes ← … ← Slice ← Concat: the decoding starts with slices of the concatenated regressions, and every value on
    // its way depends on them, so following first inputs must meet that concatenation.
    private static string FindRegressions(GraphProto graph)
    {
        var value = OriginalBoxes;
        for (var steps = 0; steps < graph.Node.Count; steps++)
        {
            var node = graph.ProducerOf(value);
            if (node.Input.Count == 0)
                break;
            if (node.OpType == "Slice" && graph.ProducerOf(node.Input[0]) is { OpType: "Concat" } source)
                if (source.Input.All(part => graph.ProducerOf(part).OpType == "Reshape"))
                    return node.Input[0];
            value = node.Input[0];
        }
        throw new ModelException("The detector's graph has no box regressions where they are expected.");
    }

    // PyTorch's exporter computes each target shape from the batch size in four nodes; "0" says the same: keep axis 0.
    private static void FixReshapes(GraphProto graph)
    {
        foreach (var node in graph.Node.Where(node => node.OpType == "Reshape" && node.Input.Count == 2))
        {
            if (graph.ProducerOf(node.Input[1]) is not { OpType: "Concat", Input.Count: 3 } shape)
                continue;
            var columns = graph.Initializer.FirstOrDefault(weight => weight.Name == shape.Input[2]);
            if (columns is not { RawData.Length: sizeof(long) })
                continue;
            long[] fixedShape = [0, -1, BitConverter.ToInt64(columns.RawData.Span)];
            var name = $"{node.Output[0]}_shape";
            graph.Initializer.Add(
                new TensorProto
                {
                    Name = name,
                    DataType = (int)TensorProto.Types.DataType.Int64,
                    Dims = { fixedShape.Length },
                    RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<long>(fixedShape)),
                }
            );
            node.Input[1] = name;
        }
    }
}
