namespace FaceNet.Detection;

/// <summary>
/// The anchors of the RFB network: square boxes of fixed sizes at every cell of four feature maps, against which the
/// network states its boxes (Liu et al. 2016, SSD, section 2.2; sizes and variances of the Ultra-Light model).
/// </summary>
internal static class AnchorGrid
{
    private const float CenterVariance = 0.1f;
    private const float SizeVariance = 0.2f;

    // One row a feature map: pixels of the canvas a cell covers, and the sides of its anchors in pixels.
    private static readonly (int Stride, float[] Sides)[] FeatureMaps =
    [
        (8, [10, 16, 24]),
        (16, [32, 48]),
        (32, [64, 96]),
        (64, [128, 192, 256]),
    ];

    /// <summary>Turns the network's answers into boxes in pixels of the canvas.</summary>
    /// <param name="scores">[anchors, 2], background and face, softmaxed.</param>
    /// <param name="regressions">[anchors, 4], centre offset and log size relative to the anchor.</param>
    /// <param name="canvas">Size of the network's input.</param>
    /// <param name="minimumScore">Weaker detections are left out.</param>
    public static List<DetectedFace> Decode(
        ReadOnlySpan<float> scores,
        ReadOnlySpan<float> regressions,
        PixelSize canvas,
        float minimumScore
    )
    {
        var faces = new List<DetectedFace>();
        var anchor = 0;
        foreach (var (stride, sides) in FeatureMaps)
        {
            var (columns, rows) = (Cells(canvas.Width, stride), Cells(canvas.Height, stride));
            for (var cell = 0; cell < rows * columns; cell++)
            {
                foreach (var side in sides)
                {
                    var score = scores[(2 * anchor) + 1];
                    if (score >= minimumScore)
                    {
                        var (x, y) = ((cell % columns + 0.5f) * stride, (cell / columns + 0.5f) * stride);
                        faces.Add(new DetectedFace(Box(x, y, side, regressions.Slice(4 * anchor, 4)), score));
                    }
                    anchor++;
                }
            }
        }
        return faces;
    }

    private static int Cells(int length, int stride) => (length + stride - 1) / stride;

    private static BoundingBox Box(float anchorX, float anchorY, float side, ReadOnlySpan<float> regression)
    {
        var x = anchorX + (regression[0] * CenterVariance * side);
        var y = anchorY + (regression[1] * CenterVariance * side);
        var width = side * MathF.Exp(regression[2] * SizeVariance);
        var height = side * MathF.Exp(regression[3] * SizeVariance);
        return new BoundingBox(x - (width / 2), y - (height / 2), width, height);
    }
}
