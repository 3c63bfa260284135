namespace FaceNet.Tests;

public sealed class BoundingBoxSpecs
{
    private static readonly BoundingBox Box = new(10, 20, 30, 60);

    [Fact]
    public void A_box_overlaps_itself_wholly() => Box.IntersectionOverUnion(Box).ShouldBe(1);

    [Fact]
    public void Half_a_box_overlaps_it_by_half() => Box.IntersectionOverUnion(Box with { Height = 30 }).ShouldBe(0.5f);

    [Fact]
    public void Boxes_that_only_touch_do_not_overlap() => Box.IntersectionOverUnion(Box with { X = 40 }).ShouldBe(0);

    [Fact]
    public void Empty_boxes_do_not_overlap() => default(BoundingBox).IntersectionOverUnion(default).ShouldBe(0);

    [Fact]
    public void Scaling_keeps_the_place_in_the_scaled_photo() =>
        Box.Scale(2).ShouldBe(BoundingBox.FromCorners(20, 40, 80, 160));
}
