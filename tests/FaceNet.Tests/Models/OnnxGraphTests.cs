using CsCheck;
using FaceNet.Models.Conversion;
using Google.Protobuf;

namespace FaceNet.Tests.Models;

public sealed class OnnxGraphTests
{
    [Fact]
    public void Pruning_keeps_what_the_outputs_need_and_nothing_else()
    {
        var writer = new GraphWriter("a test", OnnxGraph.Value("input", "1", "2", "4", "3"));
        var kept = writer.PRelu("input", [0.5f, 2]);
        writer.PRelu("input", [3, 4]);
        var model = writer.Finish(kept, OnnxGraph.Value("output", "1", "2", "4", "3"));
        var (nodes, weights) = (model.Graph.Node.Count, model.Graph.Initializer.Count);

        model.Graph.Prune();

        model.Graph.Node.Count.ShouldBe(nodes / 2);
        model.Graph.Initializer.Count.ShouldBe(weights / 2);
        model.Graph.Node[^1].Output.ShouldBe(["output"]);
    }

    [Fact]
    public void An_axis_is_a_size_or_a_name()
    {
        var axes = OnnxGraph.Value("x", "batch", "3").Type.TensorType.Shape.Dim;

        axes[0].DimParam.ShouldBe("batch");
        axes[1].DimValue.ShouldBe(3);
    }

    [Fact]
    public void Any_bytes_are_no_detector_and_no_landmarks() =>
        Gen
            .Byte.Array[0, 200]
            .Sample(bytes =>
            {
                Should.Throw<ModelException>(() => RfbDetectorConverter.Convert(bytes));
                Should.Throw<ModelException>(() => LandmarkConverter.Convert(bytes));
            });

    [Fact]
    public void Another_graph_is_no_detector_and_no_landmarks()
    {
        var model = TinyModels.Graph(TinyModels.Card);
        model.Graph.Input.Add(OnnxGraph.Value("second", "1"));

        Should
            .Throw<ModelException>(() => RfbDetectorConverter.Convert(model.ToByteArray()))
            .Message.ShouldContain("boxes");
        Should
            .Throw<ModelException>(() => LandmarkConverter.Convert(model.ToByteArray()))
            .Message.ShouldContain("2 inputs");
    }
}
