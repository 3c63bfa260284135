using FaceNet.Training.Layers;
using FaceNet.Training.Networks.Rows;

namespace FaceNet.Training.Networks;

/// <summary>The paper's Table 1: Zeiler &amp; Fergus' layers with 1×1 convolutions between them.</summary>
internal static class ZeilerFergusNetworks
{
    public static readonly NetworkDefinition Nn1 = new()
    {
        Name = "NN1",
        Summary = "Zeiler & Fergus with 1×1 convolutions and maxout (FaceNet, Table 1).",
        Input = new(220, 220),
        Paper = new(140_000_000, 1_600_000_000),
        Rows =
        [
            Conv("conv1", 7, 64, stride: 2),
            Pool("pool1"),
            PlainRow.Norm with
            {
                Key = "rnorm1",
                Label = "rnorm1",
            },
            Conv("conv2a", 1, 64),
            Conv("conv2", 3, 192),
            PlainRow.Norm with
            {
                Key = "rnorm2",
                Label = "rnorm2",
            },
            Pool("pool2"),
            Conv("conv3a", 1, 192),
            Conv("conv3", 3, 384),
            Pool("pool3"),
            Conv("conv4a", 1, 384),
            Conv("conv4", 3, 256),
            Conv("conv5a", 1, 256),
            Conv("conv5", 3, 256),
            Conv("conv6a", 1, 256),
            Conv("conv6", 3, 256),
            Pool("pool4"),
            PlainRow.Flatten,
            // The counts fix maxout's form: 12,544 → 2 × 4,096 → 4,096 → 2 × 4,096 → 4,096 → 128. The table's "1×32×128"
            // is 4,096 values.
            new MaxoutRow("fc1", "fc1", 4096),
            new MaxoutRow("fc2", "fc2", 4096),
            new ConnectedRow("fc7128", "fc7128"),
            PlainRow.UnitLength with
            {
                Label = "L2",
            },
        ],
    };

    private static ConvolutionRow Conv(string name, int size, int filters, int stride = 1) =>
        new(name, name, Window.Same(size, stride), filters);

    private static PoolRow Pool(string name) => new(name, name, Window.Same(3, 2));
}
