using System.Diagnostics;
using FaceNet.Training.Export;
using FaceNet.Training.Native;
using FaceNet.Training.Networks;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using static TorchSharp.torch;

namespace FaceNet.Training.Benchmarks;

internal static class Measurement
{
    /// <summary>Images a CPU-second of this process; other processes cost it little.</summary>
    public static double Run(string kind, string network, string precision, int batch, double seconds)
    {
        using var built = new EmbeddingNetwork(NetworkCatalog.Find(network));
        using var images = randn(batch, 3, built.Input.Height, built.Input.Width);
        return kind switch
        {
            "train" => Train(built, images, precision == "bf16", seconds),
            "forward" => Forward(built, images, precision == "bf16", seconds),
            "onnx" => Onnx(built, images, precision == "int8", seconds),
            _ => throw new ArgumentException(
                $"Unknown measurement '{kind}'; it is train, forward or onnx.",
                nameof(kind)
            ),
        };
    }

    private static double Train(EmbeddingNetwork network, Tensor images, bool bf16, double seconds)
    {
        using var optimizer = optim.SGD(network.parameters(), 0.01);
        using var target = randn(images.shape[0], network.EmbeddingSize);
        return Rate(images.shape[0], seconds, Step);

        void Step()
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var embeddings = Embed(network, images, bf16);
            (embeddings * target).sum().backward();
            optimizer.step();
        }
    }

    private static double Forward(EmbeddingNetwork network, Tensor images, bool bf16, double seconds)
    {
        network.eval();
        using var off = no_grad();
        return Rate(images.shape[0], seconds, () => Embed(network, images, bf16).Dispose());
    }

    private static Tensor Embed(EmbeddingNetwork network, Tensor images, bool bf16)
    {
        if (!bf16)
            return network.call(images);
        using var autocast = Autocast.Bfloat16();
        return network.call(images);
    }

    private static double Onnx(EmbeddingNetwork network, Tensor images, bool int8, double seconds)
    {
        network.eval();
        var model = network.ToOnnx(OnnxExport.Card(network, "benchmark", "none", "random weights"));
        if (int8)
        {
            using var one = images.narrow(0, 0, 1).contiguous();
            model = Int8Export.Quantize(model, [one.data<float>().ToArray()]);
        }
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        using var session = new InferenceSession(model.ToByteArray(), options);
        using var input = OrtValue.CreateTensorValueFromMemory(images.data<float>().ToArray(), images.shape);
        using var run = new RunOptions();
        return Rate(
            images.shape[0],
            seconds,
            () => session.Run(run, [OnnxExport.InputName], [input], [OnnxExport.OutputName]).Dispose()
        );
    }

    private static double Rate(long batch, double seconds, Action step)
    {
        step(); // caches and kernels are made on the first call
        step();
        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        var steps = 0;
        double used;
        do
        {
            step();
            steps++;
            process.Refresh();
            used = (process.TotalProcessorTime - start).TotalSeconds;
        } while (used < seconds);
        return batch * steps / used;
    }
}
