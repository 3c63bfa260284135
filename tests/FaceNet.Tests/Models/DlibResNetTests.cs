using FaceNet.Models.Conversion;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;

namespace FaceNet.Tests.Models;

/// <summary>The building blocks of dlib's ResNet with made-up weights, against plain loops.</summary>
public sealed class DlibResNetTests
{
    private const float Tolerance = 1e-4f;

    [Theory]
    [InlineData(3, 5, 1, 0)]
    [InlineData(3, 4, 1, 1)]
    [InlineData(7, 2, 2, 0)]
    public void A_unit_is_a_convolution_with_bias_scale_and_shift(int size, int outputs, int stride, int pad)
    {
        var weights = new TfjsFile().Unit("u", size, 3, outputs, new Random(1));
        var picture = Picture(3, 13, 11);

        var actual = Run(weights, picture, net => net.Unit("input", "u", size, 3, outputs, stride, pad));

        actual.ShouldBe(Unit(weights, "u", picture, size, outputs, stride, pad).ToFloats(), Tolerance);
    }

    [Theory]
    [InlineData(9, 7)]
    [InlineData(1, 4)]
    public void A_residual_adds_its_input(int rows, int columns)
    {
        var weights = new TfjsFile().Unit("r/conv1", 3, 4, 4, new Random(2)).Unit("r/conv2", 3, 4, 4, new Random(3));
        var picture = Picture(4, rows, columns);

        var actual = Run(weights, picture, net => net.Residual("input", "r", 4));

        var main = Unit(weights, "r/conv1", picture, 3, 4, 1, 1).Relu();
        main = Unit(weights, "r/conv2", main, 3, 4, 1, 1);
        actual.ShouldBe(Add(main, picture).Relu().ToFloats(), Tolerance);
    }

    [Theory]
    [InlineData(9, 7, 2, 5, false)]
    [InlineData(9, 7, 3, 3, false)]
    [InlineData(8, 6, 2, 4, true)]
    [InlineData(4, 4, 3, 3, true)]
    public void A_residual_down_halves_the_size(int rows, int columns, int inputs, int outputs, bool padded)
    {
        var weights = new TfjsFile()
            .Unit("d/conv1", 3, inputs, outputs, new Random(4))
            .Unit("d/conv2", 3, outputs, outputs, new Random(5));
        var picture = Picture(inputs, rows, columns);

        var actual = Run(weights, picture, net => net.ResidualDown("input", "d", inputs, outputs, padded));

        var main = Unit(weights, "d/conv1", picture, 3, outputs, 2, 0).Relu();
        main = Unit(weights, "d/conv2", main, 3, outputs, 1, 1);
        // New channels of the short-cut are zero; so is the main path below and to the right of its last pixel.
        var shortcut = PlainNetwork.Build(
            outputs,
            rows / 2,
            columns / 2,
            (c, y, x) =>
                c < inputs
                    ? (
                        picture[c, 2 * y, 2 * x]
                        + picture[c, 2 * y, (2 * x) + 1]
                        + picture[c, (2 * y) + 1, 2 * x]
                        + picture[c, (2 * y) + 1, (2 * x) + 1]
                    ) / 4
                    : 0
        );
        actual.ShouldBe(Add(shortcut, main).Relu().ToFloats(), Tolerance);
    }

    private static PlainNetwork Picture(int channels, int rows, int columns) =>
        PlainNetwork.Build(channels, rows, columns, (c, y, x) => Math.Sin((c * 7) + (y * 3) + (x * 1.7)));

    private static PlainNetwork Add(PlainNetwork a, PlainNetwork b) =>
        PlainNetwork.Build(a.Channels, a.Rows, a.Columns, (c, y, x) => a[c, y, x] + b[c, y, x]);

    private static PlainNetwork Unit(
        TfjsFile weights,
        string prefix,
        PlainNetwork x,
        int size,
        int outputs,
        int stride,
        int pad
    )
    {
        var filters = weights[$"{prefix}/conv/filters"];
        var bias = weights[$"{prefix}/conv/bias"];
        var scale = weights[$"{prefix}/scale/weights"];
        var shift = weights[$"{prefix}/scale/biases"];
        int Results(int length) => ((length + (2 * pad) - size) / stride) + 1;
        return x.Convolve(
                (outputs, size, stride, pad, new PixelSize(Results(x.Columns), Results(x.Rows))),
                (o, i, dy, dx) => filters[(((((dy * size) + dx) * x.Channels) + i) * outputs) + o],
                o => bias[o]
            )
            .Map((o, value) => (value * scale[o]) + shift[o]);
    }

    private static float[] Run(TfjsFile weights, PlainNetwork picture, Func<DlibResNetWriter, string> build)
    {
        var input = OnnxGraph.Value("input", "1", $"{picture.Channels}", $"{picture.Rows}", $"{picture.Columns}");
        var net = new DlibResNetWriter(TfjsWeights.Read(weights.Manifest, weights.Data), input);
        var model = net.Writer.Finish(build(net), OnnxGraph.Value("output", "n", "c", "h", "w"));
        using var session = new InferenceSession(model.ToByteArray());
        using var value = OrtValue.CreateTensorValueFromMemory(
            picture.ToFloats(),
            [1, picture.Channels, picture.Rows, picture.Columns]
        );
        using var options = new RunOptions();
        using var outputs = session.Run(options, ["input"], [value], ["output"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
