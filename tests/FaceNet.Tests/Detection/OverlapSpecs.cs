using FaceNet.Detection;

namespace FaceNet.Tests.Detection;

public sealed class OverlapSpecs
{
    [Fact]
    public void The_weaker_of_two_overlapping_detections_is_dropped_whatever_their_order()
    {
        var strong = new DetectedFace(new BoundingBox(10, 10, 40, 60), 0.9f);
        var weak = new DetectedFace(new BoundingBox(12, 11, 40, 60), 0.8f);

        Overlap.Suppress([weak, strong], 0.35f).ShouldBe([strong]);
        Overlap.Suppress([strong, weak], 0.35f).ShouldBe([strong]);
    }

    [Fact]
    public void Neighbours_that_barely_touch_both_stay_the_more_confident_first()
    {
        var left = new DetectedFace(new BoundingBox(0, 0, 40, 60), 0.8f);
        var right = new DetectedFace(new BoundingBox(35, 0, 40, 60), 0.9f);

        Overlap.Suppress([left, right], 0.35f).ShouldBe([right, left]);
    }

    [Fact]
    public void Nothing_stays_nothing() => Overlap.Suppress([], 0.35f).ShouldBeEmpty();
}
