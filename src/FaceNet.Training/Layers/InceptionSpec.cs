namespace FaceNet.Training.Layers;

/// <summary>
/// A row of the paper's Table 2: the filters of each branch of an Inception module. A branch of 0 filters is absent, a
/// reduction of 0 is left out (the naive form).
/// </summary>
internal sealed record InceptionSpec
{
    /// <summary>#1×1.</summary>
    public int One { get; init; }

    /// <summary>#3×3 reduce.</summary>
    public int ReduceThree { get; init; }

    /// <summary>#3×3.</summary>
    public int Three { get; init; }

    /// <summary>#5×5 reduce.</summary>
    public int ReduceFive { get; init; }

    /// <summary>#5×5.</summary>
    public int Five { get; init; }

    /// <summary>Pooling of the fourth branch.</summary>
    public Pooling Pool { get; init; } = Pooling.None;

    /// <summary>Pool proj (p); 0 where the pooled input is passed through.</summary>
    public int PoolProjection { get; init; }

    /// <summary>Step of the 3×3, the 5×5 and the pool. The reductions run at full resolution.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>A module as the table writes its row: #1×1, #3×3 reduce, #3×3, #5×5 reduce, #5×5, pool proj.</summary>
    public static InceptionSpec Sides(
        int one,
        int reduce3,
        int three,
        int reduce5,
        int five,
        Pooling pool,
        int project
    ) =>
        new()
        {
            One = one,
            ReduceThree = reduce3,
            Three = three,
            ReduceFive = reduce5,
            Five = five,
            Pool = pool,
            PoolProjection = project,
        };

    /// <summary>A module that halves the map: stride 2, no 1×1 branch, its max pool passed through.</summary>
    public static InceptionSpec Halving(int reduce3, int three, int reduce5 = 0, int five = 0) =>
        Sides(0, reduce3, three, reduce5, five, Pooling.Max, 0) with
        {
            Stride = 2,
        };
}
