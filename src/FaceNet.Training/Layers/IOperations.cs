namespace FaceNet.Training.Layers;

/// <summary>
/// What a layer can ask for. A network is written once, against this interface; what comes out depends on who carries
/// the operations out: tensors (<see cref="TorchOperations"/>), shapes with their cost (<see cref="CostOperations"/>),
/// or the nodes of an ONNX graph. So an export cannot drift from the network it exports.
/// </summary>
/// <typeparam name="T">What flows from layer to layer.</typeparam>
internal interface IOperations<T>
{
    /// <summary>A part of the network, as a whole.</summary>
    T Run(Layer layer, T x);

    T Convolve(Convolution layer, T x);

    T MaxPool(Window window, T x);

    /// <summary>√(Σ x² over the window + ε), ε = <see cref="L2Pool.Epsilon"/>.</summary>
    T L2Pool(Window window, T x);

    /// <summary>The mean of each channel over the whole map, as a vector.</summary>
    T AveragePool(T x);

    /// <summary>x / (k + α/n Σ x²)^β over n neighbouring channels; see <see cref="LocalResponseNorm"/>.</summary>
    T NormalizeResponse(T x);

    T Flatten(T x);

    T Connect(FullyConnected layer, T x);

    /// <summary>The larger one of each two neighbouring values.</summary>
    T MaxOfPairs(T x);

    T Drop(Dropout layer, T x);

    T Concatenate(IReadOnlyList<T> maps);

    /// <summary>x + scale · residual.</summary>
    T Add(T x, T residual, double scale);

    T Activate(Activation activation, T x);

    /// <summary>x / ‖x‖₂.</summary>
    T ScaleToUnitLength(T x);
}
