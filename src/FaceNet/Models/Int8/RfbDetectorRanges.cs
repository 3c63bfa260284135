namespace FaceNet.Models.Int8;

/// <summary>
/// Between which bounds the values of the detector lie, so that no photo is needed where it is turned into eight bits.
/// </summary>
/// <remarks>
/// Measured with <c>FaceNet.Benchmarks ranges</c> on the searches of the six sample photos, and of 600 photos of as many
/// people of Families In the Wild and CelebA. No photo that detection is measured on is among them.
/// </remarks>
internal static class RfbDetectorRanges
{
    /// <summary>By the names that <see cref="Conversion.RfbDetectorConverter"/> gives.</summary>
    public static IReadOnlyDictionary<string, ValueRange> Measured { get; } =
        new Dictionary<string, ValueRange>
        {
            ["250"] = new(0, 6.2135f),
            ["253"] = new(0, 5.276f),
            ["256"] = new(0, 5.4505f),
            ["259"] = new(0, 2.6602f),
            ["262"] = new(0, 4.4865f),
            ["265"] = new(0, 2.8438f),
            ["268"] = new(0, 3.1848f),
            ["271"] = new(0, 2.5211f),
            ["274"] = new(0, 3.5062f),
            ["277"] = new(0, 2.6878f),
            ["280"] = new(0, 3.989f),
            ["283"] = new(0, 2.7877f),
            ["530"] = new(-5.6343f, 3.1935f),
            ["288"] = new(0, 3.5775f),
            ["539"] = new(-3.1091f, 3.2943f),
            ["295"] = new(0, 3.0282f),
            ["548"] = new(-3.6839f, 4.3307f),
            ["302"] = new(0, 4.1568f),
            ["305"] = new(0, 3.7434f),
            ["536"] = new(-3.3541f, 3.5826f),
            ["545"] = new(-3.0388f, 2.9613f),
            ["557"] = new(-2.3213f, 1.7702f),
            ["308"] = new(-3.3541f, 3.5826f),
            ["314"] = new(-6.9428f, 6.984f),
            ["563"] = new(-3.7626f, 4.5227f),
            ["316"] = new(0, 7.2442f),
            ["318"] = new(0, 7.4545f),
            ["332"] = new(0, 6.5871f),
            ["347"] = new(0, 2.5901f),
            ["350"] = new(0, 2.2955f),
            ["353"] = new(0, 2.9761f),
            ["356"] = new(0, 1.8094f),
            ["359"] = new(0, 2.4884f),
            ["362"] = new(0, 7.8407f),
            ["364"] = new(0, 8.3532f),
            ["378"] = new(0, 7.2158f),
            ["393"] = new(0, 1.4501f),
            ["396"] = new(0, 1.7601f),
            ["399"] = new(0, 1.2103f),
            ["402"] = new(0, 10.2754f),
            ["404"] = new(0, 10.6008f),
            ["418"] = new(0, 10.655f),
            ["432"] = new(0, 16.6461f),
            ["434"] = new(0, 15.8141f),
            ["436"] = new(0, 4.1904f),
            ["319"] = new(-4.4381f, 4.4763f),
            ["333"] = new(-6.3438f, 5.8367f),
            ["365"] = new(-5.3887f, 5.4224f),
            ["379"] = new(-6.3681f, 5.921f),
            ["405"] = new(-9.1289f, 9.0637f),
            ["419"] = new(-6.2267f, 6.0898f),
            ["437"] = new(-8.8278f, 8.8236f),
            ["449"] = new(-5.0601f, 5.1862f),
        };
}
