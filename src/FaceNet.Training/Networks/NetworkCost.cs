namespace FaceNet.Training.Networks;

/// <summary>The size of a network or of one of its layers.</summary>
/// <param name="Parameters">Trained values: weights, biases, and the γ and β of batch normalisation.</param>
/// <param name="MultiplyAdds">
/// Multiply-adds of one picture, counted as the paper does: convolutions and fully connected layers, a bias as one.
/// </param>
public readonly record struct NetworkCost(long Parameters, long MultiplyAdds);
