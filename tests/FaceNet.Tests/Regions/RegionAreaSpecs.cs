using CsCheck;
using FaceNet.Imaging;
using FaceNet.Regions;
using FaceNet.Tests.Imaging;
using FaceNet.Tests.Imaging.Files;

namespace FaceNet.Tests.Regions;

public sealed class RegionAreaSpecs
{
    public static TheoryData<byte> Orientations => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [MemberData(nameof(Orientations))]
    public void A_place_of_the_stored_picture_is_found_in_the_decoded_one(byte orientation)
    {
        // A red block of 16×8 pixels in a blue picture, off every axis of symmetry.
        var stored = new PixelSize(96, 64);
        var block = new BoundingBox(16, 40, 16, 8);
        var drawn = Pictures.Draw(
            stored,
            (x, y) => x >= 16 && x < 32 && y >= 40 && y < 48 ? Pictures.Red : Pictures.Blue
        );
        var file = Exif.Orient(ImageEncoder.Jpeg(drawn, 95), orientation);

        var upright = new PhotoDecoder().Decode(file).Image;
        var box = RegionArea.Of(block, stored)!.Value.ToUpright(orientation).In(upright.Size);

        foreach (var (x, y) in ((float, float)[])[(0.2f, 0.2f), (0.8f, 0.2f), (0.2f, 0.8f), (0.8f, 0.8f)])
            upright
                .At((int)(box.X + (x * box.Width)), (int)(box.Y + (y * box.Height)))
                .ShouldBeNear(Pictures.Red, tolerance: 30);
        foreach (var (x, y) in ((float, float)[])[(-4, -4), (box.Width + 3, -4), (-4, box.Height + 3)])
            upright.At((int)(box.X + x), (int)(box.Y + y)).ShouldBeNear(Pictures.Blue, tolerance: 30);
    }

    [Fact]
    public void Turning_upright_and_back_is_nothing() =>
        Gen.Select(Gen.Int[1, 8], Gen.Double.Unit, Gen.Double.Unit, Gen.Double.Unit, Gen.Double.Unit)
            .Sample(
                (orientation, x, y, width, height) =>
                {
                    var area = new RegionArea(x, y, width, height);
                    var back = area.ToUpright(orientation).ToStored(orientation);
                    (back.X, back.Y, back.Width, back.Height).ShouldBeNear(area);
                }
            );

    [Fact]
    public void What_lies_beyond_the_edge_is_cut_off()
    {
        // 10 of 20 columns and 5 of 15 rows remain.
        var area = RegionArea.Of(new BoundingBox(-10, 35, 20, 15), new PixelSize(80, 40))!.Value;

        (area.X, area.Y, area.Width, area.Height).ShouldBeNear(
            new RegionArea(5 / 80.0, 37.5 / 40, 10 / 80.0, 5 / 40.0)
        );
        RegionArea.Of(new BoundingBox(80, 0, 10, 10), new PixelSize(80, 40)).ShouldBeNull();
    }
}

file static class AreaAssertions
{
    public static void ShouldBeNear(this (double X, double Y, double Width, double Height) actual, RegionArea expected)
    {
        actual.X.ShouldBe(expected.X, 1e-12);
        actual.Y.ShouldBe(expected.Y, 1e-12);
        actual.Width.ShouldBe(expected.Width, 1e-12);
        actual.Height.ShouldBe(expected.Height, 1e-12);
    }
}
