namespace FaceNet.Models.Int8;

/// <summary>
/// Between which bounds the values of dlib's network lie, so that no photo is needed where it is turned into eight bits.
/// </summary>
/// <remarks>
/// Measured with <c>FaceNet.Benchmarks ranges</c> on the faces of 593 people of Families In the Wild and CelebA, one photo
/// each. The people left out of training, whom thresholds are measured on, are not among them.
/// </remarks>
internal static class DlibResNetRanges
{
    /// <summary>By the names that <see cref="Conversion.DlibResNetConverter"/> gives.</summary>
    public static IReadOnlyDictionary<string, ValueRange> Measured { get; } =
        new Dictionary<string, ValueRange>
        {
            ["input"] = new(-0.4815f, 0.591f),
            ["Relu_1"] = new(0, 13.9432f),
            ["MaxPool_2"] = new(0, 13.9432f),
            ["Relu_4"] = new(0, 15.6333f),
            ["Conv_5"] = new(-13.2293f, 9.6535f),
            ["Relu_7"] = new(0, 15.8561f),
            ["Relu_9"] = new(0, 11.5674f),
            ["Conv_10"] = new(-15.5527f, 13.6664f),
            ["Relu_12"] = new(0, 17.9345f),
            ["Relu_14"] = new(0, 10.7693f),
            ["Conv_15"] = new(-13.1724f, 16.31f),
            ["Relu_17"] = new(0, 25.8289f),
            ["Relu_19"] = new(0, 11.4044f),
            ["Conv_20"] = new(-6.9368f, 10.4948f),
            ["Conv_21"] = new(0, 15.6137f),
            ["Relu_23"] = new(0, 13.8688f),
            ["Relu_25"] = new(0, 6.921f),
            ["Conv_26"] = new(-5.8874f, 8.1394f),
            ["Relu_28"] = new(0, 17.9345f),
            ["Relu_30"] = new(0, 5.7744f),
            ["Conv_31"] = new(-7.3049f, 9.0824f),
            ["Relu_33"] = new(0, 23.1042f),
            ["Relu_35"] = new(0, 7.9903f),
            ["Conv_36"] = new(-6.559f, 8.0029f),
            ["Relu_38"] = new(0, 21.6467f),
            ["Relu_40"] = new(0, 6.1549f),
            ["Conv_41"] = new(-4.5062f, 7.8334f),
            ["Conv_42"] = new(0, 12.6463f),
            ["Relu_44"] = new(0, 11.2221f),
            ["Relu_46"] = new(0, 4.8588f),
            ["Conv_47"] = new(-4.8109f, 5.2f),
            ["Relu_49"] = new(0, 9.2041f),
            ["Relu_51"] = new(0, 5.7875f),
            ["Conv_52"] = new(-6.0925f, 6.1027f),
            ["Relu_54"] = new(0, 9.8559f),
            ["Relu_56"] = new(0, 6.856f),
            ["Pad_58"] = new(-6.9245f, 17.5496f),
            ["Conv_59"] = new(0, 5.1474f),
            ["Relu_61"] = new(0, 17.5496f),
            ["Relu_63"] = new(0, 5.8271f),
            ["Conv_64"] = new(-9.521f, 4.7817f),
            ["Relu_66"] = new(0, 13.3334f),
            ["Relu_68"] = new(0, 3.457f),
            ["Conv_69"] = new(-3.046f, 2.6419f),
            ["Relu_71"] = new(0, 11.9072f),
            ["Relu_73"] = new(0, 7.762f),
            ["Pad_75"] = new(-3.4517f, 2.8035f),
            ["Conv_76"] = new(0, 4.612f),
            ["Conv_57"] = new(-6.9245f, 17.5496f),
            ["Conv_74"] = new(-3.4517f, 2.8035f),
            ["Relu_78"] = new(0, 5.1584f),
        };
}
