using CsCheck;
using FaceNet.Models.Conversion;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;

namespace FaceNet.Tests.Models;

/// <summary>A made-up network of the operators that MobileFaceNet has, against plain loops.</summary>
public sealed class TfliteConversionTests
{
    private const int Height = 9;
    private const int Width = 6;
    private const int Filters = 5;
    private const int Values = 4;

    // Slopes as wild as those that training gave MobileFaceNet: of both signs, and above 1.
    private static readonly float[] slopes = [0.25f, -1.5f, 0, 2.5f, 1];

    [Fact]
    public void The_graph_gives_what_the_layers_say()
    {
        var weights = new Weights(seed: 1);
        var picture = PlainNetwork.Build(3, Height, Width, (c, y, x) => Math.Cos((c * 5) + (y * 2) + (x * 1.3)));

        var actual = Run(
            MobileFaceNetConverter.Convert(Network(weights)),
            [.. picture.ToFloats(), .. picture.ToFloats()],
            2
        );

        var expected = Expected(weights, picture).ToFloats();
        actual.ShouldBe([.. expected, .. expected], 1e-4);
    }

    [Fact]
    public void No_transposition_is_left_in_the_graph()
    {
        var model = MobileFaceNetConverter.Convert(Network(new Weights(seed: 1)));

        model
            .Graph.Node.Select(node => node.OpType)
            .Distinct()
            .ShouldBe(["Conv", "Relu", "Add", "Flatten"], ignoreOrder: true);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var file = Network(new Weights(seed: 1));
        // The last bytes are the empty buffer of the input, which nobody reads.
        for (var length = 0; length < file.Length - 64; length += 7)
            Should.Throw<ModelException>(() => MobileFaceNetConverter.Convert(file[..length]));
    }

    [Fact]
    public void Altered_bytes_are_read_or_refused_never_worse()
    {
        var file = Network(new Weights(seed: 1));
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte)
            .Array[1, 6]
            .Sample(changes =>
            {
                var altered = (byte[])file.Clone();
                foreach (var (at, value) in changes)
                    altered[at] = value;
                ConvertOrRefuse(altered);
            });
    }

    [Fact]
    public void Altered_offsets_are_read_or_refused_never_worse()
    {
        // Offsets and counts are what a reader can be led astray by; half of the wild values are small or negative.
        var file = Network(new Weights(seed: 1));
        Gen.Select(Gen.Int[0, (file.Length / 4) - 1], Gen.OneOf(Gen.Int, Gen.Int[-40, 40]))
            .Sample(
                (word, value) =>
                {
                    var altered = (byte[])file.Clone();
                    BitConverter.TryWriteBytes(altered.AsSpan(4 * word), value).ShouldBeTrue();
                    ConvertOrRefuse(altered);
                }
            );
    }

    [Fact]
    public void Any_bytes_are_refused() =>
        Gen
            .Byte.Array[0, 600]
            .Sample(bytes => Should.Throw<ModelException>(() => MobileFaceNetConverter.Convert(bytes)));

    [Fact]
    public void Another_schema_version_is_refused_and_named()
    {
        var file = new TfliteFile { Version = 2 };
        var input = file.Tensor([1, Height, Width, 3]);

        Should
            .Throw<ModelException>(() => MobileFaceNetConverter.Convert(file.Write(input, input)))
            .Message.ShouldContain("version 2");
    }

    [Fact]
    public void An_unknown_operator_is_refused_and_named()
    {
        var file = new TfliteFile();
        var input = file.Tensor([1, Height, Width, 3]);
        var output = file.Add(code: 25, [input], file.Tensor([1, 3]));

        Should
            .Throw<ModelException>(() => MobileFaceNetConverter.Convert(file.Write(input, output)))
            .Message.ShouldContain("25");
    }

    [Fact]
    public void A_fused_activation_is_refused()
    {
        var file = new TfliteFile();
        var input = file.Tensor([1, Height, Width, 3]);
        var (filters, bias) = (file.Tensor([1, 1, 1, 3], [1, 2, 3]), file.Tensor([1], [0]));
        var map = file.Convolve(
            false,
            input,
            filters,
            bias,
            file.Tensor([1, Height, Width, 1]),
            1,
            same: true,
            activation: 3
        );

        Should
            .Throw<ModelException>(() =>
                MobileFaceNetConverter.Convert(file.Write(input, file.Add(22, [map], file.Tensor([1, 1]))))
            )
            .Message.ShouldContain("activation");
    }

    [Fact]
    public void Weights_of_another_shape_than_their_values_are_refused()
    {
        var file = new TfliteFile();
        var input = file.Tensor([1, Height, Width, 3]);
        var (filters, bias) = (file.Tensor([2, 1, 1, 3], [1, 2, 3]), file.Tensor([2], [0, 0]));
        var output = file.Convolve(false, input, filters, bias, file.Tensor([1, 2]), 1, same: true);

        Should
            .Throw<ModelException>(() => MobileFaceNetConverter.Convert(file.Write(input, output)))
            .Message.ShouldContain("[2, 1, 1, 3]");
    }

    private static void ConvertOrRefuse(byte[] file)
    {
        try
        {
            _ = MobileFaceNetConverter.Convert(file);
        }
        catch (ModelException)
        {
            // The only way to refuse.
        }
    }

    // 9×6×3 → conv 3×3 s2 SAME → PReLU → depthwise 3×3 s1 SAME → PReLU → + → depthwise 5×3 VALID → 1×1 conv → 4 values.
    private static byte[] Network(Weights w)
    {
        var file = new TfliteFile();
        int Constant(float[] values, params int[] shape) => file.Tensor(shape, values);
        int[] map = [1, 5, 3, Filters];
        var input = file.Tensor([1, Height, Width, 3]);
        var first = file.Convolve(
            false,
            input,
            Constant(w.First, Filters, 3, 3, 3),
            Constant(w.Bias, Filters),
            file.Tensor(map),
            2,
            same: true
        );
        first = file.PRelu(first, slopes);
        var second = file.Convolve(
            true,
            first,
            Constant(w.Second, 1, 3, 3, Filters),
            Constant(w.Bias, Filters),
            file.Tensor(map),
            1,
            same: true
        );
        second = file.PRelu(second, slopes);
        var sum = file.Add((int)TfliteCode.Add, [second, first], file.Tensor(map));
        var last = file.Convolve(
            true,
            sum,
            Constant(w.Third, 1, 5, 3, Filters),
            Constant(w.Bias, Filters),
            file.Tensor([1, 1, 1, Filters]),
            1,
            same: false
        );
        last = file.Convolve(
            false,
            last,
            Constant(w.Fourth, Values, 1, 1, Filters),
            Constant(w.Bias[..Values], Values),
            file.Tensor([1, 1, 1, Values]),
            1,
            same: true
        );
        return file.Write(input, file.Add((int)TfliteCode.Reshape, [last], file.Tensor([1, Values])));
    }

    private static PlainNetwork Expected(Weights w, PlainNetwork picture)
    {
        static double PRelu(int channel, double x) => x > 0 ? x : slopes[channel] * x;
        // Stride 2 over 9×6 gives 5×3; of the rows ⌈9/2⌉·2 + 1 − 9 = 2 are padding, one before; of the columns 1, none before.
        var padded = PlainNetwork.Build(3, Height + 1, Width, (c, y, x) => picture[c, y - 1, x]);
        var first = padded
            .Convolve(
                (Filters, 3, 2, 0, new PixelSize(3, 5)),
                (o, i, dy, dx) => w.First[(((((o * 3) + dy) * 3) + dx) * 3) + i],
                o => w.Bias[o]
            )
            .Map(PRelu);
        var second = first
            .Convolve(
                (Filters, 3, 1, 1, new PixelSize(3, 5)),
                (o, i, dy, dx) => o == i ? w.Second[(((dy * 3) + dx) * Filters) + o] : 0,
                o => w.Bias[o]
            )
            .Map(PRelu);
        var sum = PlainNetwork.Build(Filters, 5, 3, (c, y, x) => first[c, y, x] + second[c, y, x]);
        var last = sum.Convolve(
            (Filters, 5, 1, 0, new PixelSize(1, 1)),
            (o, i, dy, dx) => o == i && dx < 3 ? w.Third[(((dy * 3) + dx) * Filters) + o] : 0,
            o => w.Bias[o]
        );
        return last.Convolve(
            (Values, 1, 1, 0, new PixelSize(1, 1)),
            (o, i, _, _) => w.Fourth[(o * Filters) + i],
            o => w.Bias[o]
        );
    }

    private static float[] Run(Onnx.ModelProto model, float[] input, int batch)
    {
        using var session = new InferenceSession(model.ToByteArray());
        using var value = OrtValue.CreateTensorValueFromMemory(input, [batch, 3, Height, Width]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, ["input"], [value], ["embedding"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private sealed class Weights(int seed)
    {
        private readonly Random random = new(seed);

        public float[] First => field ??= Next(Filters * 3 * 3 * 3);

        public float[] Second => field ??= Next(3 * 3 * Filters);

        public float[] Third => field ??= Next(5 * 3 * Filters);

        public float[] Fourth => field ??= Next(Values * Filters);

        public float[] Bias => field ??= Next(Filters);

        private float[] Next(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
