using CsCheck;
using FaceNet.Scanning;
using FaceNet.Tests.Organizing;

namespace FaceNet.Tests.Scanning;

public sealed class ScannedPhotoFormatSpecs
{
    private static readonly byte[] Record = ScannedPhotoFormat.Write(
        Scans.Photo("a.jpg", Scans.Face(3, tilt: 0.2f, quality: 0.1f))
    );

    [Fact]
    public void What_is_written_comes_back_to_the_last_bit() =>
        RandomScan.Any.Sample(photo =>
            ScannedPhotoFormat.TryRead(ScannedPhotoFormat.Write(photo), photo.Path).ShouldBeTheSameAs(photo)
        );

    [Fact]
    public void The_path_is_that_of_the_reader()
    {
        var read = ScannedPhotoFormat.TryRead(Record, "elsewhere/b.jpg");

        read.ShouldNotBeNull().Path.ShouldBe("elsewhere/b.jpg");
    }

    [Fact]
    public void A_truncated_record_is_not_read_wherever_it_ends()
    {
        for (var length = 0; length < Record.Length; length++)
            ScannedPhotoFormat.TryRead(Record[..length], "a.jpg").ShouldBeNull($"{length} of {Record.Length} bytes");
    }

    [Fact]
    public void A_record_with_any_bit_turned_over_is_not_read() =>
        Gen.Select(Gen.Int[0, Record.Length - 1], Gen.Int[0, 7])
            .Sample(
                (index, bit) =>
                {
                    var damaged = (byte[])Record.Clone();
                    damaged[index] ^= (byte)(1 << bit);
                    ScannedPhotoFormat.TryRead(damaged, "a.jpg").ShouldBeNull($"bit {bit} of byte {index}");
                }
            );

    [Fact]
    public void Bytes_that_nobody_wrote_are_not_read() =>
        Gen.Byte.Array[0, 200].Sample(bytes => ScannedPhotoFormat.TryRead(bytes, "a.jpg").ShouldBeNull());
}
