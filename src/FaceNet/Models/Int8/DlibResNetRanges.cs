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
            ["Relu_1"] = new(0, 13.943f),
            ["MaxPool_2"] = new(0, 13.943f),
            ["Relu_4"] = new(0, 15.633f),
            ["Conv_5"] = new(-13.229f, 9.653f),
            ["Relu_7"] = new(0, 15.856f),
            ["Relu_9"] = new(0, 11.567f),
            ["Conv_10"] = new(-15.553f, 13.666f),
            ["Relu_12"] = new(0, 17.934f),
            ["Relu_14"] = new(0, 10.769f),
            ["Conv_15"] = new(-13.172f, 16.31f),
            ["Relu_17"] = new(0, 25.829f),
            ["Relu_19"] = new(0, 11.404f),
            ["Conv_20"] = new(-6.937f, 10.495f),
            ["Conv_21"] = new(0, 15.614f),
            ["Relu_23"] = new(0, 13.869f),
            ["Relu_25"] = new(0, 6.921f),
            ["Conv_26"] = new(-5.887f, 8.139f),
            ["Relu_28"] = new(0, 17.934f),
            ["Relu_30"] = new(0, 5.774f),
            ["Conv_31"] = new(-7.305f, 9.082f),
            ["Relu_33"] = new(0, 23.104f),
            ["Relu_35"] = new(0, 7.99f),
            ["Conv_36"] = new(-6.559f, 8.003f),
            ["Relu_38"] = new(0, 21.647f),
            ["Relu_40"] = new(0, 6.155f),
            ["Conv_41"] = new(-4.506f, 7.833f),
            ["Conv_42"] = new(0, 12.646f),
            ["Relu_44"] = new(0, 11.222f),
            ["Relu_46"] = new(0, 4.859f),
            ["Conv_47"] = new(-4.811f, 5.2f),
            ["Relu_49"] = new(0, 9.204f),
            ["Relu_51"] = new(0, 5.787f),
            ["Conv_52"] = new(-6.093f, 6.103f),
            ["Relu_54"] = new(0, 9.856f),
            ["Relu_56"] = new(0, 6.856f),
            ["Pad_58"] = new(-6.924f, 17.55f),
            ["Conv_59"] = new(0, 5.147f),
            ["Relu_61"] = new(0, 17.55f),
            ["Relu_63"] = new(0, 5.827f),
            ["Conv_64"] = new(-9.521f, 4.782f),
            ["Relu_66"] = new(0, 13.333f),
            ["Relu_68"] = new(0, 3.457f),
            ["Conv_69"] = new(-3.046f, 2.642f),
            ["Relu_71"] = new(0, 11.907f),
            ["Relu_73"] = new(0, 7.762f),
            ["Pad_75"] = new(-3.452f, 2.804f),
            ["Conv_76"] = new(0, 4.612f),
            ["Conv_57"] = new(-6.924f, 17.55f),
            ["Conv_74"] = new(-3.452f, 2.804f),
            ["Relu_78"] = new(0, 5.158f),
        };
}
