using FaceNet.Regions;

namespace FaceNet.Tests.Regions;

public sealed class RegionMatchingSpecs
{
    private static readonly BoundingBox Face = new(100, 100, 40, 50);

    [Fact]
    public void A_box_around_the_head_is_of_the_face_in_it()
    {
        // 1.8 times as wide and high about the same middle: an overlap of 1/1.8² = 0.309. 1.9 times: 0.277.
        RegionMatching.Pair([Grown(1.8f)], [Face]).ShouldBe([0]);
        RegionMatching.Pair([Grown(1.9f)], [Face]).ShouldBe([null]);
    }

    [Fact]
    public void Each_box_has_one_partner_and_the_closest_come_first()
    {
        var near = Face.Offset(new(4, 0));

        RegionMatching.Pair([near, Face], [Face]).ShouldBe([null, 0]);
        RegionMatching.Pair([near, Face], [Face, near]).ShouldBe([1, 0]);
        RegionMatching.Pair([Face], [near, Face]).ShouldBe([1]);
    }

    [Fact]
    public void Nothing_is_paired_with_nothing()
    {
        RegionMatching.Pair([], [Face]).ShouldBeEmpty();
        RegionMatching.Pair([Face], []).ShouldBe([null]);
        RegionMatching.Pair([Face], [Face.Offset(new(500, 0))]).ShouldBe([null]);
    }

    private static BoundingBox Grown(float factor) =>
        new(
            Face.Center.X - (factor * Face.Width / 2),
            Face.Center.Y - (factor * Face.Height / 2),
            factor * Face.Width,
            factor * Face.Height
        );
}
