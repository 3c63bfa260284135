namespace FaceNet.Training.Workers;

/// <summary>How a mini-batch goes through the network.</summary>
/// <param name="ChunkSize">Faces whose activations a worker holds at once, at least 1.</param>
/// <param name="Bfloat16">Convolutions in bfloat16, which needs a processor with AVX-512 BF16 to be faster.</param>
internal sealed record BatchPassOptions(int ChunkSize, bool Bfloat16);
