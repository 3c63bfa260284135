using Onnx;

namespace FaceNet.Models.Conversion;

/// <summary>The building blocks of dlib's ResNet.</summary>
internal sealed class DlibResNetWriter(TfjsWeights weights, ValueInfoProto input)
{
    public TfjsWeights Weights => weights;

    public GraphWriter Writer { get; } = new("dlib-resnet", input);

    /// <summary>A convolution with its bias, then a scale and a shift for each channel, folded into one.</summary>
    public string Unit(string x, string prefix, int size, int inputs, int outputs, int stride = 1, int pad = 0)
    {
        var filters = weights.Get($"{prefix}/conv/filters", size, size, inputs, outputs);
        var bias = weights.Get($"{prefix}/conv/bias", outputs);
        var scale = weights.Get($"{prefix}/scale/weights", outputs);
        var shift = weights.Get($"{prefix}/scale/biases", outputs);
        var folded = ConvolutionWeights.FromRowsFirst(filters, size, inputs, bias).Fold(scale, shift);
        return Writer.Convolve(x, folded, stride, Padding.Even(pad));
    }

    /// <summary>relu(unit(relu(unit(x))) + x), 3×3, size and channels kept.</summary>
    public string Residual(string x, string prefix, int channels)
    {
        var main = Writer.Relu(Unit(x, $"{prefix}/conv1", 3, channels, channels, pad: 1));
        main = Unit(main, $"{prefix}/conv2", 3, channels, channels, pad: 1);
        return Writer.Relu(Writer.Sum(main, x));
    }

    /// <summary>
    /// Half the size: a main path whose first convolution has stride 2 and no padding, and a short-cut of 2×2 means
    /// with new channels of zeros.
    /// </summary>
    /// <param name="x">What goes in.</param>
    /// <param name="prefix">Of the names of the weights.</param>
    /// <param name="inputs">Channels that go in.</param>
    /// <param name="outputs">Channels that come out, at least as many.</param>
    /// <param name="padded">The main path comes out one smaller than the short-cut, and gets zeros at the bottom and right.</param>
    public string ResidualDown(string x, string prefix, int inputs, int outputs, bool padded = false)
    {
        var main = Writer.Relu(Unit(x, $"{prefix}/conv1", 3, inputs, outputs, stride: 2));
        main = Unit(main, $"{prefix}/conv2", 3, outputs, outputs, pad: 1);
        if (padded)
            main = Writer.PadBottomRight(main, 1, 1);
        var shortcut = Writer.Convolve(x, MeansAndZeros(inputs, outputs), stride: 2);
        return Writer.Relu(Writer.Sum(main, shortcut));
    }

    // Pooling and padding of channels as one convolution: a quarter of each of four pixels is exact in binary, and
    // ONNX Runtime keeps its blocked layout, which a Pad node would make it leave and enter again.
    private static ConvolutionWeights MeansAndZeros(int inputs, int outputs)
    {
        var values = new float[outputs * inputs * 4];
        for (var channel = 0; channel < inputs; channel++)
            values.AsSpan(((channel * inputs) + channel) * 4, 4).Fill(0.25f);
        return new(values, [outputs, inputs, 2, 2], new float[outputs]);
    }
}
