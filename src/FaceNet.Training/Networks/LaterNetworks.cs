using FaceNet.Training.Layers;
using FaceNet.Training.Networks.Rows;

namespace FaceNet.Training.Networks;

/// <summary>Networks that came after the paper. Keys follow the published weights where those have names.</summary>
internal static class LaterNetworks
{
    public static readonly NetworkDefinition InceptionResNetV1 = new()
    {
        Name = "Inception-ResNet-v1",
        Summary = "Inception with residual connections (Szegedy et al. 2016), as in davidsandberg/facenet.",
        Input = new(160, 160),
        BatchNorm = true,
        Rows =
        [
            Unit("conv2d_1a", 32, Window.Valid(3, 2)),
            Unit("conv2d_2a", 32, Window.Valid(3)),
            Unit("conv2d_2b", 64, Window.Same(3)),
            new PoolRow("maxpool_3a", "max pool", Window.Valid(3, 2)),
            Unit("conv2d_3b", 80, Window.Valid(1)),
            Unit("conv2d_4a", 192, Window.Valid(3)),
            Unit("conv2d_4b", 256, Window.Valid(3, 2)),
            new ResidualRow(
                "repeat_1",
                "5 × block35",
                0.17,
                [new(One(32)), new(One(32), Three(32)), new(One(32), Three(32), Three(32))]
            )
            {
                Count = 5,
            },
            new ReductionRow("mixed_6a", "reduction-A", [new(Half(384)), new(One(192), Three(192), Half(256))]),
            new ResidualRow(
                "repeat_2",
                "10 × block17",
                0.10,
                [new(One(128)), new(One(128), Wide(128, 1, 7), Wide(128, 7, 1))]
            )
            {
                Count = 10,
            },
            new ReductionRow(
                "mixed_7a",
                "reduction-B",
                [new(One(256), Half(384)), new(One(256), Half(256)), new(One(256), Three(256), Half(256))]
            ),
            new ResidualRow("repeat_3", "5 × block8", 0.20, Block8) { Count = 5 },
            new ResidualRow("block8", "block8", 1, Block8) { Activated = false },
            PlainRow.AveragePool,
            // facenet keeps 0.8 of the values.
            new PlainRow("dropout", "dropout", () => new Dropout(0.2)),
            new ConnectedRow("last_linear", "fully conn") { BatchNorm = true },
            PlainRow.UnitLength,
        ],
    };

    public static readonly NetworkDefinition MobileFaceNet = new()
    {
        Name = "MobileFaceNet",
        Summary = "Inverted residuals with PReLU for phones (Chen et al. 2018).",
        Input = new(112, 112),
        BatchNorm = true,
        BatchNormEpsilon = 1e-5, // PyTorch's default, as the published weights have it
        Paper = new(990_000, 221_000_000),
        Rows =
        [
            Mobile("conv1", "conv 3×3", Window.Same(3, 2), 64, Activation.PRelu),
            Mobile("dw_conv1", "depthwise conv 3×3", Window.Same(3), 64, Activation.PRelu) with
            {
                DepthWise = true,
            },
            new BottleneckRow("blocks1", 2, 64, 5, 2),
            new BottleneckRow("blocks2", 4, 128, 1, 2),
            new BottleneckRow("blocks3", 2, 128, 6, 1),
            new BottleneckRow("blocks4", 4, 128, 1, 2),
            new BottleneckRow("blocks5", 2, 128, 2, 1),
            Mobile("conv2", "conv 1×1", Window.Valid(1), 512, Activation.PRelu),
            Mobile("linear7", "linear GDConv 7×7", Window.Valid(7), 512, Activation.None) with
            {
                DepthWise = true,
            },
            Mobile("linear1", "linear conv 1×1", Window.Valid(1), null, Activation.None),
            PlainRow.Flatten,
            PlainRow.UnitLength,
        ],
    };

    private static BranchSpec[] Block8 => [new(One(192)), new(One(192), Wide(192, 1, 3), Wide(192, 3, 1))];

    private static UnitRow Mobile(string key, string label, Window window, int? filters, Activation activation) =>
        new(key, label, window, filters, activation);

    private static UnitRow Unit(string key, int filters, Window window) =>
        new(key, $"conv {window.Height}×{window.Width}", window, filters, null);

    private static BranchSpec.Unit One(int filters) => new(filters, Window.Same(1));

    private static BranchSpec.Unit Three(int filters) => new(filters, Window.Same(3));

    private static BranchSpec.Unit Wide(int filters, int height, int width) =>
        new(filters, Window.Same(height, width, 1));

    private static BranchSpec.Unit Half(int filters) => new(filters, Window.Valid(3, 2));
}
