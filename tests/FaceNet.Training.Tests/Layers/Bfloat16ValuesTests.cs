using System.Runtime.InteropServices;
using FaceNet.Training.Layers;
using static TorchSharp.torch;

namespace FaceNet.Training.Tests.Layers;

public sealed class Bfloat16ValuesTests
{
    // Whole registers and a rest; ties, numbers that round up into the next power of two and into infinity, and no numbers.
    private static readonly float[] Values =
    [
        .. Enumerable.Range(-40, 80).Select(i => MathF.Exp(i) * (i % 2 == 0 ? 1 : -1)),
        .. new uint[] { 0x3F808000, 0x3F818000, 0x3FFFFFFF, 0x7F7FFFFF, 0x00000001 }.Select(
            BitConverter.UInt32BitsToSingle
        ),
        0,
        -0f,
        float.PositiveInfinity,
        float.NegativeInfinity,
    ];

    [Fact]
    public void Floats_are_rounded_to_bfloat16_as_torch_rounds_them()
    {
        var stored = new byte[Values.Length * Bfloat16Values.Size];

        Bfloat16Values.Write(Values, stored);

        using var expected = tensor(Values).to(ScalarType.BFloat16);
        stored.ShouldBe(expected.bytes.ToArray());
    }

    [Fact]
    public void Bfloat16_is_read_as_torch_reads_it()
    {
        using var stored = tensor(Values).to(ScalarType.BFloat16);
        var values = new float[Values.Length];

        Bfloat16Values.Read(stored.bytes, values);

        using var expected = stored.to(ScalarType.Float32);
        values.ShouldBe(expected.data<float>().ToArray());
    }

    [Theory]
    [InlineData(0x7FC00000)]
    [InlineData(0x7FFFFFFF)] // its upper half would round into zero
    [InlineData(0x7F800001)] // its upper half alone is infinity
    public void What_is_no_number_stays_none(uint bits)
    {
        var stored = new ushort[1];

        Bfloat16Values.Write([BitConverter.UInt32BitsToSingle(bits)], MemoryMarshal.AsBytes(stored.AsSpan()));

        float.IsNaN(BitConverter.UInt32BitsToSingle((uint)stored[0] << 16)).ShouldBeTrue();
    }
}
