using System.Numerics.Tensors;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;

namespace FaceNet.Models.Int8;

/// <summary>The least and the largest value that flows through each of a model's values for some pictures.</summary>
internal static class ActivationRanges
{
    /// <summary>Runs the model on each picture, with the wanted values exposed as outputs.</summary>
    /// <param name="model">A model of one input.</param>
    /// <param name="values">Names of the values to watch; the model's input may be among them.</param>
    /// <param name="pictures">Values of one picture each, as the model takes them.</param>
    /// <param name="cancellationToken">Checked between pictures.</param>
    public static Dictionary<string, ValueRange> Measure(
        ModelProto model,
        IReadOnlyCollection<string> values,
        IReadOnlyList<float[]> pictures,
        CancellationToken cancellationToken
    )
    {
        var axes = model.Graph.Input[0].Type.TensorType.Shape.Dim;
        var shape = axes.Select(axis => axis.HasDimParam ? 1 : axis.DimValue).ToArray();
        return Measure(model, values, pictures.Select(picture => (picture, shape)), cancellationToken);
    }

    /// <summary>The same for pictures of several shapes: batch, channels, rows, columns.</summary>
    public static Dictionary<string, ValueRange> Measure(
        ModelProto model,
        IReadOnlyCollection<string> values,
        IEnumerable<(float[] Values, long[] Shape)> pictures,
        CancellationToken cancellationToken
    )
    {
        var input = model.Graph.Input[0];
        string[] outputs = [.. values.Where(value => value != input.Name)];
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        using var session = new InferenceSession(Expose(model, outputs), options);
        using var run = new RunOptions();
        var ranges = values.ToDictionary(value => value, _ => default(ValueRange));
        foreach (var (picture, shape) in pictures)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var x = OrtValue.CreateTensorValueFromMemory(picture, shape);
            using var results = session.Run(run, [input.Name], [x], outputs);
            Widen(input.Name, picture);
            for (var i = 0; i < outputs.Length; i++)
                Widen(outputs[i], results[i].GetTensorDataAsSpan<float>());
        }
        return ranges;

        void Widen(string value, ReadOnlySpan<float> seen)
        {
            if (ranges.TryGetValue(value, out var range))
                ranges[value] = new(
                    Math.Min(range.Least, TensorPrimitives.Min(seen)),
                    Math.Max(range.Most, TensorPrimitives.Max(seen))
                );
        }
    }

    private static byte[] Expose(ModelProto model, string[] outputs)
    {
        var exposed = model.Clone();
        foreach (var output in outputs.Except(model.Graph.Output.Select(output => output.Name)))
            exposed.Graph.Output.Add(new ValueInfoProto { Name = output });
        return exposed.ToByteArray();
    }
}
