using FaceNet.Detection;

namespace FaceNet.Tests.Detection;

public sealed class FaceSearchSpecs
{
    private static readonly DetectedFace Face = new(new BoundingBox(100, 200, 80, 100), 0.95f);

    [Fact]
    public void A_search_that_should_have_seen_the_face_and_did_not_disagrees() =>
        new FaceSearch(0.5f, []).Agrees(Face).ShouldBeFalse();

    [Fact]
    public void A_doubtful_sight_of_the_same_place_agrees() =>
        new FaceSearch(0.5f, [new DetectedFace(new BoundingBox(110, 210, 80, 100), 0.35f)]).Agrees(Face).ShouldBeTrue();

    [Fact]
    public void A_sight_of_another_place_does_not_count() =>
        new FaceSearch(0.5f, [new DetectedFace(new BoundingBox(300, 210, 80, 100), 1)]).Agrees(Face).ShouldBeFalse();

    [Theory]
    // The face's longer side, 100 pixels, is 15 or 300 on the canvas: too small or too large to be sure of.
    [InlineData(0.15f)]
    [InlineData(3f)]
    public void A_search_to_which_the_face_is_too_small_or_too_large_has_no_say(float scale) =>
        new FaceSearch(scale, []).Agrees(Face).ShouldBeTrue();
}
