namespace FaceNet.Training.Networks;

/// <summary>What a publication says of a network's size, for comparison; null where it says nothing.</summary>
/// <param name="Parameters">Weights and biases, rounded as published.</param>
/// <param name="MultiplyAdds">Multiply-adds of one picture ("FLOPS" in the paper), rounded as published.</param>
public sealed record PaperFigures(long? Parameters, long? MultiplyAdds);
