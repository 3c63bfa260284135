using FaceNet.Models;
using FaceNet.Training.Data;
using FaceNet.Training.Export;
using FaceNet.Training.Import;
using FaceNet.Training.Tests.Export;
using Google.Protobuf;
using Onnx;
using TorchSharp;

namespace FaceNet.Training.Tests.Import;

public sealed class TorchGraphTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();
    private readonly Random random = new(3);

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Each_known_operation_is_what_onnx_runtime_makes_of_it()
    {
        var model = Model(
            Node("Conv", ["input", "filters", "bias"], "a", Ints("pads", 0, 1, 2, 3), Ints("strides", 2, 1)),
            Node("BatchNormalization", ["a", "scale", "shift", "mean", "variance"], "b"),
            Node("PRelu", ["b", "slope"], "c"),
            Node("Conv", ["c", "each"], "d", Ints("pads", 1, 1, 1, 1), Ints("group", 4)),
            Node("Relu", ["d"], "e"),
            Node("Add", ["c", "e"], "f"),
            Node("Flatten", ["f"], "g"),
            Node("Gemm", ["g", "matrix", "offset"], "embedding", Ints("transB", 1))
        );
        model.Graph.Initializer.Add([
            Weight("filters", 4, 3, 3, 3),
            Weight("bias", 4),
            Weight("scale", 4),
            Weight("shift", 4),
            Weight("mean", 4),
            Weight("variance", 4),
            Weight("slope", 4, 1, 1),
            Weight("each", 4, 1, 3, 3),
            Weight("matrix", 5, 4 * 5 * 10),
            Weight("offset", 5),
        ]);
        model.Graph.Initializer.Single(weight => weight.Name == "each").Dims.ShouldBe([4, 1, 3, 3]);

        Compare(model, [2, 3, 9, 8], 1e-4f);
    }

    [Fact]
    public async Task The_usual_teacher_answers_as_in_onnx_runtime()
    {
        var file = await ModelStore.Default.GetAsync(CropEmbedder.UsualModel);
        var model = ModelProto.Parser.ParseFrom(await File.ReadAllBytesAsync(file.Path));

        Compare(model, [2, 3, 112, 112], 2e-3f);
    }

    [Fact]
    public void An_unknown_operation_is_refused()
    {
        var model = Model(Node("Softplus", ["input"], "embedding"));
        File.WriteAllBytes(path, model.ToByteArray());

        Should.Throw<ModelException>(() => TorchGraph.Load(path, torch.CPU)).Message.ShouldContain("Softplus");
    }

    private void Compare(ModelProto model, long[] shape, float tolerance)
    {
        File.WriteAllBytes(path, model.ToByteArray());
        float[] pictures = [.. Enumerable.Range(0, (int)shape.Aggregate((a, b) => a * b)).Select(_ => Value())];
        using var onnx = new OnnxRunner(Renamed(model));
        var expected = onnx.Run(pictures, shape);

        using var graph = TorchGraph.Load(path, torch.CPU);
        using var computed = graph.Run(torch.tensor(pictures).view(shape));
        var values = computed.data<float>().ToArray();

        values.Length.ShouldBe(expected.Length);
        var largest = expected.Max(Math.Abs);
        for (var i = 0; i < values.Length; i++)
            values[i].ShouldBe(expected[i], tolerance * largest);
    }

    // The runner knows the names of this project's own models.
    private static ModelProto Renamed(ModelProto model)
    {
        var copy = model.Clone();
        FaceNet.Models.Conversion.OnnxGraph.Rename(copy.Graph, copy.Graph.Input[0].Name, OnnxExport.InputName);
        FaceNet.Models.Conversion.OnnxGraph.Rename(copy.Graph, copy.Graph.Output[0].Name, OnnxExport.OutputName);
        copy.Graph.Input[0].Name = OnnxExport.InputName;
        copy.Graph.Output[0].Name = OnnxExport.OutputName;
        return copy;
    }

    private static ModelProto Model(params NodeProto[] nodes)
    {
        var graph = new GraphProto { Name = "test" };
        graph.Node.Add(nodes);
        graph.Input.Add(FaceNet.Models.Conversion.OnnxGraph.Value("input", "2", "3", "9", "8"));
        graph.Output.Add(FaceNet.Models.Conversion.OnnxGraph.Value("embedding", "2", "5"));
        var model = new ModelProto { IrVersion = 8, Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 17 });
        return model;
    }

    private static NodeProto Node(string type, string[] inputs, string output, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = type };
        node.Input.Add(inputs);
        node.Output.Add(output);
        node.Attribute.Add(attributes);
        return node;
    }

    private static AttributeProto Ints(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name };
        if (values.Length == 1)
        {
            attribute.Type = AttributeProto.Types.AttributeType.Int;
            attribute.I = values[0];
        }
        else
        {
            attribute.Type = AttributeProto.Types.AttributeType.Ints;
            attribute.Ints.Add(values);
        }
        return attribute;
    }

    private TensorProto Weight(string name, params long[] shape)
    {
        var weight = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float };
        weight.Dims.Add(shape);
        // Variances must be above 0.
        weight.FloatData.Add(
            Enumerable.Range(0, (int)shape.Aggregate((a, b) => a * b)).Select(_ => Math.Abs(Value()) + 0.1f)
        );
        return weight;
    }

    private float Value() => (2 * random.NextSingle()) - 1;
}
