using FaceNet.Training.Export;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;

namespace FaceNet.Training.Tests.Export;

/// <summary>A model in ONNX Runtime.</summary>
internal sealed class OnnxRunner(ModelProto model) : IDisposable
{
    private readonly InferenceSession session = new(model.ToByteArray(), new SessionOptions { IntraOpNumThreads = 1 });

    /// <summary>What ONNX Runtime makes of a model on any processor: the kinds of nodes that it runs, one for each node.</summary>
    public static IReadOnlyList<string> Operations(ModelProto model)
    {
        var path = Path.GetTempFileName();
        try
        {
            using var options = new SessionOptions
            {
                OptimizedModelFilePath = path,
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_EXTENDED,
            };
            new InferenceSession(model.ToByteArray(), options).Dispose();
            return [.. ModelProto.Parser.ParseFrom(File.ReadAllBytes(path)).Graph.Node.Select(node => node.OpType)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    public float[] Run(float[] pictures, params long[] shape)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(pictures, shape);
        using var run = new RunOptions();
        using var outputs = session.Run(run, [OnnxExport.InputName], [input], [OnnxExport.OutputName]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    public void Dispose() => session.Dispose();
}
