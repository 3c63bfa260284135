using FaceNet.Training.Layers;
using FaceNet.Training.Networks.Rows;

namespace FaceNet.Training.Networks;

/// <summary>
/// The paper gives NNS1 and NNS2 an input and a budget, no layers. These are this project's own, designed to meet the
/// budgets within 2 %: many parameters for few multiply-adds means a large fully connected layer.
/// </summary>
internal static class SmallNetworks
{
    public static readonly NetworkDefinition Nns1 = new()
    {
        Name = "NNS1",
        Summary = "Mini Inception; layers designed here to the published budget.",
        Input = new(165, 165),
        Paper = new(26_000_000, 220_000_000),
        IsOwnDesign = true,
        Rows =
        [
            new ConvolutionRow("conv1", "conv1", Window.Same(7, 2), 32),
            new PoolRow("pool1", "max pool + norm", Window.Same(3, 2)) { NormAfter = true },
            InceptionRow.Of("2", new() { ReduceThree = 32, Three = 96 }),
            new PoolRow("pool2", "norm + max pool", Window.Same(3, 2)) { NormBefore = true },
            InceptionRow.Of("3a", InceptionSpec.Sides(32, 48, 64, 16, 32, Pooling.Max, 32)),
            InceptionRow.Of("3b", InceptionSpec.Halving(64, 96, 16, 32)),
            InceptionRow.Of("4a", InceptionSpec.Sides(96, 64, 128, 16, 32, Pooling.L2, 64)),
            InceptionRow.Of("4b", InceptionSpec.Sides(80, 80, 160, 16, 32, Pooling.L2, 64)),
            InceptionRow.Of("4e", InceptionSpec.Halving(96, 160, 32, 64)),
            InceptionRow.Of("5a", InceptionSpec.Sides(208, 96, 256, 0, 0, Pooling.Max, 96)),
            PlainRow.Flatten,
            new ConnectedRow("fc1", "fully conn", 1216),
            new ConnectedRow("fc2", "fully conn"),
            PlainRow.UnitLength,
        ],
    };

    // The paper writes 140×116 without saying which is which; a face is higher than wide.
    public static readonly NetworkDefinition Nns2 = new()
    {
        Name = "NNS2",
        Summary = "Tiny Inception; layers designed here to the published budget.",
        Input = new(Width: 116, Height: 140),
        Paper = new(4_300_000, 20_000_000),
        IsOwnDesign = true,
        Rows =
        [
            new ConvolutionRow("conv1", "conv1", Window.Same(5, 2), 16),
            new PoolRow("pool1", "max pool + norm", Window.Same(3, 2)) { NormAfter = true },
            InceptionRow.Of("2", new() { ReduceThree = 16, Three = 28 }),
            new PoolRow("pool2", "norm + max pool", Window.Same(3, 2)) { NormBefore = true },
            InceptionRow.Of("3a", InceptionSpec.Sides(16, 16, 32, 8, 8, Pooling.Max, 8)),
            InceptionRow.Of("3b", InceptionSpec.Halving(24, 48, 8, 16)),
            InceptionRow.Of("4a", InceptionSpec.Sides(40, 24, 64, 8, 16, Pooling.L2, 16)),
            InceptionRow.Of("4e", InceptionSpec.Halving(32, 64, 8, 16)),
            PlainRow.Flatten,
            new ConnectedRow("fc1", "fully conn", 944),
            new ConnectedRow("fc2", "fully conn"),
            PlainRow.UnitLength,
        ],
    };
}
