using FaceNet.Training.Layers;
using FaceNet.Training.Networks.Rows;

namespace FaceNet.Training.Networks;

/// <summary>The paper's Table 2 and what was made of it.</summary>
internal static class InceptionNetworks
{
    private static readonly Row[] Stem =
    [
        new ConvolutionRow("conv1", "conv1", Window.Same(7, 2), 64),
        new PoolRow("pool1", "max pool + norm", Window.Same(3, 2)) { NormAfter = true },
        InceptionRow.Of("2", new() { ReduceThree = 64, Three = 192 }),
        new PoolRow("pool2", "norm + max pool", Window.Same(3, 2)) { NormBefore = true },
    ];

    private static readonly Row[] Head =
    [
        PlainRow.AveragePool,
        new ConnectedRow("fc", "fully conn"),
        PlainRow.UnitLength,
    ];

    private static readonly Row Module3A = InceptionRow.Of(
        "3a",
        InceptionSpec.Sides(64, 96, 128, 16, 32, Pooling.Max, 32)
    );
    private static readonly Row Module3B = InceptionRow.Of(
        "3b",
        InceptionSpec.Sides(64, 96, 128, 32, 64, Pooling.L2, 64)
    );
    private static readonly Row Module3C = InceptionRow.Of("3c", InceptionSpec.Halving(128, 256, 32, 64));
    private static readonly Row Module4A = InceptionRow.Of(
        "4a",
        InceptionSpec.Sides(256, 96, 192, 32, 64, Pooling.L2, 128)
    );
    private static readonly Row Module4B = InceptionRow.Of(
        "4b",
        InceptionSpec.Sides(224, 112, 224, 32, 64, Pooling.L2, 128)
    );
    private static readonly Row Module4C = InceptionRow.Of(
        "4c",
        InceptionSpec.Sides(192, 128, 256, 32, 64, Pooling.L2, 128)
    );
    private static readonly Row Module4D = InceptionRow.Of(
        "4d",
        InceptionSpec.Sides(160, 144, 288, 32, 64, Pooling.L2, 128)
    );
    private static readonly Row Module4E = InceptionRow.Of("4e", InceptionSpec.Halving(160, 256, 64, 128));

    private static readonly Row[] Table2 =
    [
        .. Stem,
        Module3A,
        Module3B,
        Module3C,
        Module4A,
        Module4B,
        Module4C,
        Module4D,
        Module4E,
        InceptionRow.Of("5a", InceptionSpec.Sides(384, 192, 384, 48, 128, Pooling.L2, 128)),
        InceptionRow.Of("5b", InceptionSpec.Sides(384, 192, 384, 48, 128, Pooling.Max, 128)),
        .. Head,
    ];

    public static readonly NetworkDefinition Nn2 = new()
    {
        Name = "NN2",
        Summary = "Inception (FaceNet, Table 2).",
        Input = new(224, 224),
        Paper = new(7_500_000, 1_600_000_000),
        Rows = Table2,
    };

    public static readonly NetworkDefinition Nn3 = new()
    {
        Name = "NN3",
        Summary = "NN2 on smaller pictures (FaceNet, section 3.3).",
        Input = new(160, 160),
        Rows = Table2,
    };

    // "Does not use 5×5 convolutions in the higher layers": of all suffixes of the table only 4e + 5a + 5b meets both the
    // published 285 M multiply-adds and the 6.6 M end of the published range of parameters.
    public static readonly NetworkDefinition Nn4 = new()
    {
        Name = "NN4",
        Summary = "NN3 on still smaller pictures, without 5×5 in 4e, 5a and 5b (FaceNet, section 3.3).",
        Input = new(96, 96),
        Paper = new(6_600_000, 285_000_000),
        Rows =
        [
            .. Stem,
            Module3A,
            Module3B,
            Module3C,
            Module4A,
            Module4B,
            Module4C,
            Module4D,
            InceptionRow.Of("4e", InceptionSpec.Halving(160, 256)),
            InceptionRow.Of("5a", InceptionSpec.Sides(384, 192, 384, 0, 0, Pooling.L2, 128)),
            InceptionRow.Of("5b", InceptionSpec.Sides(384, 192, 384, 0, 0, Pooling.Max, 128)),
            .. Head,
        ],
    };

    public static readonly NetworkDefinition Nn4Small2 = new()
    {
        Name = "nn4.small2",
        Summary = "NN4 without 4b, 4c and 4d and with a smaller end (OpenFace).",
        Input = new(96, 96),
        BatchNorm = true,
        BatchNormEpsilon = 1e-5, // Torch7's default, as OpenFace has it
        Paper = new(3_733_968, null),
        Rows =
        [
            .. Stem,
            Module3A,
            Module3B,
            Module3C,
            Module4A,
            Module4E,
            InceptionRow.Of("5a", InceptionSpec.Sides(256, 96, 384, 0, 0, Pooling.L2, 96)),
            InceptionRow.Of("5b", InceptionSpec.Sides(256, 96, 384, 0, 0, Pooling.Max, 96)),
            .. Head,
        ],
    };
}
