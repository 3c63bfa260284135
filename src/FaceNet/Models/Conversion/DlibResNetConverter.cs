using Onnx;

namespace FaceNet.Models.Conversion;

/// <summary>
/// dlib's face recognition ResNet (29 convolutions) from face-api's TensorFlow.js weights, whose container has no
/// topology: it is written down here, after face-api's FaceRecognitionNet.
/// <c>input</c> [batch, 3, 150, 150] → <c>embedding</c> [batch, 128], not normalised.
/// </summary>
internal static class DlibResNetConverter
{
    private const int Dimension = 128;
    private const int LastChannels = 256;

    /// <exception cref="ModelException">The weights are not this model's.</exception>
    public static ModelProto Convert(byte[] manifest, byte[] data)
    {
        var net = new DlibResNetWriter(
            TfjsWeights.Read(manifest, data),
            OnnxGraph.Value("input", "batch", "3", "150", "150")
        );
        var x = net.Unit("input", "conv32_down", size: 7, inputs: 3, outputs: 32, stride: 2); // 72×72×32
        x = net.Writer.MaxPool(net.Writer.Relu(x), size: 3, stride: 2); // 35×35×32
        x = net.Residual(x, "conv32_1", 32);
        x = net.Residual(x, "conv32_2", 32);
        x = net.Residual(x, "conv32_3", 32);
        x = net.ResidualDown(x, "conv64_down", 32, 64); // 17×17×64
        x = net.Residual(x, "conv64_1", 64);
        x = net.Residual(x, "conv64_2", 64);
        x = net.Residual(x, "conv64_3", 64);
        x = net.ResidualDown(x, "conv128_down", 64, 128); // 8×8×128
        x = net.Residual(x, "conv128_1", 128);
        x = net.Residual(x, "conv128_2", 128);
        x = net.ResidualDown(x, "conv256_down", 128, LastChannels, padded: true); // 4×4×256
        x = net.Residual(x, "conv256_1", LastChannels);
        x = net.Residual(x, "conv256_2", LastChannels);
        x = net.ResidualDown(x, "conv256_down_out", LastChannels, LastChannels, padded: true); // 2×2×256
        x = net.Writer.Flatten(net.Writer.GlobalAverage(x));
        x = net.Writer.Multiply(x, net.Weights.Get("fc", LastChannels, Dimension), LastChannels, Dimension);
        return net.Writer.Finish(x, OnnxGraph.Value("embedding", "batch", $"{Dimension}"));
    }
}
