using Onnx;

namespace FaceNet.Models.Conversion;

/// <summary>The 68 landmarks: 64×64 grey, v/256 → x0, y0, x1, … in 0 to 1 of the crop. The graph stays as it is.</summary>
internal static class LandmarkConverter
{
    private const string Points = "136";

    /// <summary>Lets the graph take several faces at once; nothing inside depends on the batch.</summary>
    /// <exception cref="ModelException">The bytes are not this model.</exception>
    public static ModelProto Convert(byte[] onnx)
    {
        var model = OnnxGraph.Parse(onnx);
        var graph = model.Graph;
        if (graph.Input.Count != 1 || graph.Output.Count != 1)
            throw new ModelException(
                $"The landmark graph has {graph.Input.Count} inputs and {graph.Output.Count} outputs; one of each is expected."
            );
        graph.Input[0] = OnnxGraph.Value(graph.Input[0].Name, "batch", "1", "64", "64");
        graph.Output[0] = OnnxGraph.Value(graph.Output[0].Name, "batch", Points);
        return model;
    }
}
