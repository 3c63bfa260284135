namespace FaceNet.Training.Layers;

/// <summary>
/// Convolutions of several sizes side by side, their maps concatenated (Szegedy et al. 2014), in the forms of the
/// paper's Table 2: with and without reductions, with a stride, with a pool that is projected or passed through.
/// </summary>
internal sealed class Inception : Layer
{
    private readonly Convolution? conv1x1;
    private readonly Convolution? reduce3x3;
    private readonly Convolution? conv3x3;
    private readonly Convolution? reduce5x5;
    private readonly Convolution? conv5x5;
    private readonly Layer? pool;
    private readonly Convolution? project;

    /// <exception cref="ArgumentException">A strided module with a 1×1 branch, whose map would not fit the others.</exception>
    public Inception(int channels, InceptionSpec spec, LayerBuilder builder)
        : base(nameof(Inception))
    {
        if (spec is { Stride: > 1, One: > 0 })
            throw new ArgumentException(
                $"An Inception module of stride {spec.Stride} cannot have a 1×1 branch ({spec.One} filters).",
                nameof(spec)
            );
        conv1x1 = Add(nameof(conv1x1), channels, spec.One, Window.Same(1));
        reduce3x3 = Add(nameof(reduce3x3), channels, spec.ReduceThree, Window.Same(1));
        conv3x3 = Add(nameof(conv3x3), Reduced(spec.ReduceThree), spec.Three, Window.Same(3, spec.Stride));
        reduce5x5 = Add(nameof(reduce5x5), channels, spec.ReduceFive, Window.Same(1));
        conv5x5 = Add(nameof(conv5x5), Reduced(spec.ReduceFive), spec.Five, Window.Same(5, spec.Stride));
        pool = spec.Pool switch
        {
            Pooling.Max => new MaxPool(Window.Same(3, spec.Stride)),
            Pooling.L2 => new L2Pool(Window.Same(3, spec.Stride)),
            _ => null,
        };
        project = Add(nameof(project), channels, spec.PoolProjection, Window.Same(1));

        int Reduced(int filters) => filters > 0 ? filters : channels;

        Convolution? Add(string key, int from, int filters, Window window)
        {
            if (filters == 0)
                return null;
            var convolution = builder.Convolution(from, filters, window);
            register_module(key, convolution);
            return convolution;
        }
    }

    public override T Apply<T>(IOperations<T> on, T x)
    {
        List<T> branches = [];
        if (conv1x1 is not null)
            branches.Add(on.Run(conv1x1, x));
        if (conv3x3 is not null)
            branches.Add(on.Run(conv3x3, reduce3x3 is null ? x : on.Run(reduce3x3, x)));
        if (conv5x5 is not null)
            branches.Add(on.Run(conv5x5, reduce5x5 is null ? x : on.Run(reduce5x5, x)));
        if (pool is not null)
            branches.Add(project is null ? on.Run(pool, x) : on.Run(project, on.Run(pool, x)));
        return branches.Count == 1 ? branches[0] : on.Concatenate(branches);
    }
}
