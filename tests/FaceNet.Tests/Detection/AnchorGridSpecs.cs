using FaceNet.Detection;

namespace FaceNet.Tests.Detection;

public sealed class AnchorGridSpecs
{
    // 320×240 has feature maps of 40×30, 20×15, 10×8 and 5×4 cells with 3, 2, 2 and 3 anchors:
    // 3600 + 600 + 160 + 60 = 4420, the number in the network's published output shape.
    private const int Anchors = 4420;
    private static readonly PixelSize Canvas = new(320, 240);

    [Fact]
    public void The_published_canvas_has_the_published_number_of_anchors()
    {
        var scores = new float[2 * Anchors];
        scores[^1] = 1;

        AnchorGrid.Decode(scores, new float[4 * Anchors], Canvas, 0.7f).ShouldHaveSingleItem();
    }

    [Theory]
    // The first anchor is the 10-pixel square around the first cell of 8 pixels: centre (4, 4).
    [InlineData(0, -1, -1, 10)]
    // Anchor 3 × 41 is the 10-pixel square of the second cell in the second row: centre (12, 12).
    [InlineData(3 * 41, 7, 7, 10)]
    // The last anchor is the 256-pixel square of the last cell of 64 pixels, column 4 of row 3: centre (288, 224).
    [InlineData(Anchors - 1, 160, 96, 256)]
    public void An_anchor_without_regression_is_its_own_box(int anchor, float x, float y, float side)
    {
        var scores = new float[2 * Anchors];
        scores[(2 * anchor) + 1] = 0.9f;

        var face = AnchorGrid.Decode(scores, new float[4 * Anchors], Canvas, 0.7f).ShouldHaveSingleItem();

        face.ShouldBe(new DetectedFace(new BoundingBox(x, y, side, side), 0.9f));
    }

    [Fact]
    public void A_regression_moves_the_centre_and_scales_each_side()
    {
        var scores = new float[2 * Anchors];
        scores[1] = 0.9f;
        var regressions = new float[4 * Anchors];
        // Variances 0.1 and 0.2: the centre moves by 2 × 0.1 × 10 = 2 and −1 pixels; the sides become 10·e^0.2 and 10·e^−0.2.
        (regressions[0], regressions[1], regressions[2], regressions[3]) = (2, -1, 1, -1);

        var box = AnchorGrid.Decode(scores, regressions, Canvas, 0.7f).ShouldHaveSingleItem().Box;

        box.Center.X.ShouldBe(6, 1e-4f);
        box.Center.Y.ShouldBe(3, 1e-4f);
        box.Width.ShouldBe(10 * MathF.Exp(0.2f), 1e-4f);
        box.Height.ShouldBe(10 * MathF.Exp(-0.2f), 1e-4f);
    }

    [Fact]
    public void Detections_below_the_minimum_score_are_left_out()
    {
        var scores = new float[2 * Anchors];
        scores[1] = 0.69f;

        AnchorGrid.Decode(scores, new float[4 * Anchors], Canvas, 0.7f).ShouldBeEmpty();
    }
}
