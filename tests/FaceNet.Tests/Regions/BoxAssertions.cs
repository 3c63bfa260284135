namespace FaceNet.Tests.Regions;

internal static class BoxAssertions
{
    public static void ShouldBeNear(this BoundingBox actual, BoundingBox expected, float tolerance = 0.001f)
    {
        foreach (
            var (is_, should) in ((float, float)[])
                [
                    (actual.X, expected.X),
                    (actual.Y, expected.Y),
                    (actual.Width, expected.Width),
                    (actual.Height, expected.Height),
                ]
        )
            is_.ShouldBe(should, tolerance, $"{actual} instead of {expected}");
    }
}
