using System.Numerics;

namespace FaceNet.Training.Data;

/// <summary>What happens to one face: the outcome of all dice.</summary>
internal readonly record struct AugmentationDraw
{
    private const float SmallestBlur = 0.003f;
    private const float SmallestOcclusion = 0.02f;
    private const float BestQuality = 80;

    // Sides of the rectangle in front of a face are to each other as 1:2 to 2:1.
    private const float LongestOcclusion = 2;

    /// <summary>In pixels of the network's input.</summary>
    public required Vector2 Shift { get; init; }

    /// <summary>More than 1 shows the face larger.</summary>
    public required float Zoom { get; init; }

    /// <summary>In radians, clockwise.</summary>
    public required float Angle { get; init; }

    public required bool Mirrored { get; init; }

    public required CropColours Colours { get; init; }

    public required CropHarm Harm { get; init; }

    /// <summary>
    /// Rolls the dice. Each knob has dice of its own, rolled whether they count or not, so that a knob that is turned
    /// leaves what comes of the others as it was.
    /// </summary>
    public static AugmentationDraw Roll(AugmentationOptions options, PixelSize input, Random random)
    {
        var size = new Vector2(input.Width, input.Height);
        return new AugmentationDraw
        {
            Shift = new Vector2(Either(random), Either(random)) * options.Shift * size,
            Zoom = 1 + (Either(random) * options.Zoom),
            Angle = Either(random) * options.Rotation * MathF.PI / 180,
            Mirrored = random.NextSingle() < options.MirroredShare,
            Colours = new(
                Either(random) * options.Brightness * 255,
                1 + (Either(random) * options.Contrast),
                (1 + (Either(random) * options.Saturation)) * (random.NextSingle() < options.GreyShare ? 0 : 1)
            ),
            Harm = new CropHarm
            {
                Occlusion = Occlusion(options, size, random),
                BlurSigma = Rarely(options.BlurredShare, SmallestBlur, options.Blur, random) * input.Width ?? 0,
                Width = Round(Rarely(options.LowResolutionShare, options.LowestWidth, input.Width, random)),
                Quality = Round(Rarely(options.CompressedShare, options.LowestQuality, BestQuality, random)),
            },
        };
    }

    private static CropOcclusion? Occlusion(AugmentationOptions options, Vector2 size, Random random)
    {
        var area = Rarely(options.OccludedShare, SmallestOcclusion, options.Occlusion, random) * size.X * size.Y;
        var shape = MathF.Pow(LongestOcclusion, Either(random));
        var place = new Vector2(random.NextSingle(), random.NextSingle());
        var colour = new Vector3(random.NextSingle(), random.NextSingle(), random.NextSingle()) * 255;
        if (area is not { } pixels)
            return null;
        var sides = Vector2.Min(new Vector2(MathF.Sqrt(pixels * shape), MathF.Sqrt(pixels / shape)), size);
        var corner = place * (size - sides);
        return new(new BoundingBox(corner.X, corner.Y, sides.X, sides.Y), colour);
    }

    private static int Round(float? value) => value is { } number ? Math.Max(1, (int)MathF.Round(number)) : 0;

    private static float Either(Random random) => (2 * random.NextSingle()) - 1;

    private static float? Rarely(float share, float least, float most, Random random)
    {
        var (happens, amount) = (random.NextSingle() < share, random.NextSingle());
        return happens ? Math.Min(least, most) + (amount * Math.Max(0, most - least)) : null;
    }
}
