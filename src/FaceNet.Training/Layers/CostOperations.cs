namespace FaceNet.Training.Layers;

/// <summary>
/// Follows shapes through a network and sums its multiply-adds as the paper does: those of convolutions and fully
/// connected layers, a bias as one; batch normalisation is free, since it folds into the weights.
/// </summary>
internal sealed class CostOperations : IOperations<MapShape>
{
    /// <summary>Multiply-adds of all operations so far, for one picture.</summary>
    public long MultiplyAdds { get; private set; }

    public MapShape Run(Layer layer, MapShape x) => layer.Apply(this, x);

    public MapShape Convolve(Convolution layer, MapShape x)
    {
        var spec = layer.Spec;
        var output = Slide(spec.Window, x, spec.Filters);
        var each = ((long)spec.Window.Size * spec.Channels / spec.Groups) + (spec.Bias ? 1 : 0);
        MultiplyAdds += each * spec.Filters * output.Positions;
        return output;
    }

    public MapShape MaxPool(Window window, MapShape x) => Slide(window, x, x.Channels);

    public MapShape L2Pool(Window window, MapShape x) => Slide(window, x, x.Channels);

    public MapShape AveragePool(MapShape x) => new(x.Channels, 1, 1);

    public MapShape NormalizeResponse(MapShape x) => x;

    public MapShape Flatten(MapShape x) => new(x.Values, 1, 1);

    public MapShape Connect(FullyConnected layer, MapShape x)
    {
        MultiplyAdds += ((long)x.Values + (layer.Weights.bias is null ? 0 : 1)) * layer.Outputs;
        return new(layer.Outputs, 1, 1);
    }

    public MapShape MaxOfPairs(MapShape x) => x with { Channels = x.Channels / 2 };

    public MapShape Drop(Dropout layer, MapShape x) => x;

    public MapShape Concatenate(IReadOnlyList<MapShape> maps) =>
        maps[0] with
        {
            Channels = maps.Sum(map => map.Channels),
        };

    public MapShape Add(MapShape x, MapShape residual, double scale) => x;

    public MapShape Activate(Activation activation, MapShape x) => x;

    public MapShape ScaleToUnitLength(MapShape x) => x;

    private static MapShape Slide(Window window, MapShape x, int channels)
    {
        var padded = x with { Height = x.Height + (2 * window.PadRows), Width = x.Width + (2 * window.PadColumns) };
        if (padded.Height < window.Height || padded.Width < window.Width)
            throw new ArgumentException(
                $"A map of {x.Height}×{x.Width} is smaller than a {window.Height}×{window.Width} window: the pictures are too small.",
                nameof(x)
            );
        return window.Slide(x, channels);
    }
}
