using FaceNet.Search.Exact;
using FaceNet.Search.Kernels;
using FaceNet.Tests.Clustering;

namespace FaceNet.Tests.Search;

public sealed class KernelSpecs
{
    // Ragged against groups of four values and every register.
    public static TheoryData<int> Dimensions => [1, 2, 3, 4, 5, 16, 31, 128, 192, 321];

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Wide_floats_multiply_as_a_plain_loop_does(int dimension) =>
        CompareFloats(new WideFloatKernel(), dimension);

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Portable_floats_multiply_as_a_plain_loop_does(int dimension) =>
        CompareFloats(new PortableFloatKernel(), dimension);

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Every_kernel_of_bytes_that_runs_here_multiplies_one_probe_as_a_plain_loop_does(int dimension)
    {
        var random = new Random(dimension);
        const int panels = 3;
        var probe = DrawProbe(random, dimension);
        var codes = DrawCodes(random, panels * CodePanel.GroupsFor(dimension) * Panel.Width);
        var expected = Enumerable
            .Range(0, panels * Panel.Width)
            .Select(at => PlainProduct(probe, 1, 0, codes, at / Panel.Width, at % Panel.Width));

        foreach (var kernel in ByteKernels.Supported)
        {
            var products = new int[panels * Panel.Width];
            kernel.Multiply(probe, codes, products);
            products.ShouldBe(expected, kernel.GetType().Name);
        }
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void Every_kernel_of_bytes_that_runs_here_multiplies_a_tile_as_a_plain_loop_does(int dimension)
    {
        var random = new Random(dimension);
        var codes = DrawCodes(random, CodePanel.GroupsFor(dimension) * Panel.Width);
        foreach (var kernel in ByteKernels.Supported)
        {
            var rows = DrawProbe(random, dimension * kernel.Rows);
            Array.Resize(ref rows, CodePanel.GroupsFor(dimension) * kernel.Rows);
            var products = new int[kernel.Rows * Panel.Width];
            kernel.MultiplyTile(rows, codes, products);
            for (var at = 0; at < products.Length; at++)
                products[at].ShouldBe(PlainProduct(rows, kernel.Rows, at / Panel.Width, codes, 0, at % Panel.Width));
        }
    }

    [Fact]
    public void Sums_of_the_largest_bytes_are_right()
    {
        // 512 values of 255 · 64, and of 255 · −64: the sums of pairs come to 32,640 of 32,767.
        int[] high = [.. Enumerable.Repeat(0x40404040, 128)];
        int[] low = [.. Enumerable.Repeat(unchecked((int)0xC0C0C0C0), 128)];
        int[] codes = [.. Enumerable.Repeat(-1, 128 * Panel.Width)];
        var products = new int[Panel.Width];
        foreach (var kernel in ByteKernels.Supported)
        {
            kernel.Multiply(high, codes, products);
            products.ShouldAllBe(product => product == 512 * 255 * 64);
            kernel.Multiply(low, codes, products);
            products.ShouldAllBe(product => product == -512 * 255 * 64);
        }
    }

    [Fact]
    public void Spans_that_do_not_fit_are_refused()
    {
        foreach (var kernel in ByteKernels.Supported)
        {
            Should.Throw<ArgumentException>(() => kernel.Multiply(new int[2], new int[3 * 32], new int[64]));
            Should.Throw<ArgumentException>(() => kernel.Multiply(new int[2], new int[2 * 32], new int[31]));
            Should.Throw<ArgumentException>(() => kernel.Multiply([], [], []));
        }
        IFloatKernel[] kernels = [new WideFloatKernel(), new PortableFloatKernel()];
        foreach (var kernel in kernels)
        {
            var (rows, products) = (new float[kernel.Rows], new float[kernel.Rows * Panel.Width]);
            Should.Throw<ArgumentException>(() => kernel.Multiply(rows, new float[31], products));
            Should.Throw<ArgumentException>(() => kernel.Multiply(rows, new float[32], new float[31]));
        }
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void The_distance_of_two_vectors_lies_within_what_their_bytes_say(int dimension)
    {
        var faces = DrawnFaces.Of([.. Enumerable.Range(0, 64).Select(i => i / 8)], dimension, spread: 0.3, dimension);
        var layout = SegmentLayout.For(dimension, faces.Length);
        var segment = new Segment(layout);
        foreach (var (i, face) in faces.Index())
            segment.Append(i, face.Values);
        var products = new int[faces.Length];

        foreach (var probe in faces)
        {
            var code = new ProbeCode(probe.Values);
            new PortableByteKernel().Multiply(code.Groups, segment.Codes, products);
            for (var i = 0; i < faces.Length; i++)
            {
                var told = 2 - (2 * code.Scale * segment.Scales[i] * (products[i] - code.Offset));
                var error = code.ErrorWith(segment.Errors[i / Panel.Width]);
                probe.SquaredDistance(faces[i]).ShouldBe(told, error);
            }
        }
    }

    private static void CompareFloats(IFloatKernel kernel, int dimension)
    {
        var random = new Random(dimension);
        var rows = DrawFloats(random, dimension * kernel.Rows);
        var panel = DrawFloats(random, dimension * Panel.Width);
        var products = new float[kernel.Rows * Panel.Width];

        kernel.Multiply(rows, panel, products);

        for (var at = 0; at < products.Length; at++)
        {
            double sum = 0;
            for (var k = 0; k < dimension; k++)
                sum +=
                    (double)rows[(k * kernel.Rows) + (at / Panel.Width)]
                    * panel[(k * Panel.Width) + (at % Panel.Width)];
            products[at].ShouldBe((float)sum, 1e-4f);
        }
    }

    private static int PlainProduct(int[] rows, int rowCount, int row, int[] codes, int panel, int lane)
    {
        var (sum, groups) = (0, rows.Length / rowCount);
        for (var k = 0; k < 4 * groups; k++)
        {
            var value = (sbyte)(rows[(k / 4 * rowCount) + row] >> (8 * (k % 4)));
            var code = (byte)(codes[(((panel * groups) + (k / 4)) * Panel.Width) + lane] >> (8 * (k % 4)));
            sum += value * code;
        }
        return sum;
    }

    private static float[] DrawFloats(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];

    /// <summary>Groups of values from −64 to 64.</summary>
    private static int[] DrawProbe(Random random, int values)
    {
        var groups = new int[CodePanel.GroupsFor(values)];
        for (var k = 0; k < values; k++)
            groups[k / 4] |= (random.Next(-64, 65) & 0xFF) << (8 * (k % 4));
        return groups;
    }

    private static int[] DrawCodes(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (int)random.NextInt64(int.MinValue, 1L + int.MaxValue))];
}
