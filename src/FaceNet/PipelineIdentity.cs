using System.Security.Cryptography;
using System.Text;
using FaceNet.Embedders;
using FaceNet.Models;

namespace FaceNet;

/// <summary>Tells results of different models and settings apart, so that a cache never mixes them.</summary>
internal static class PipelineIdentity
{
    // To be raised when the same models and options begin to give other results.
    private const int Revision = 2;

    public static string Of(
        FaceRecognizerOptions options,
        ModelFile detector,
        ModelFile landmarks,
        IFaceEmbedder embedder
    )
    {
        var detection = options.Detection;
        string[] parts =
        [
            $"{Revision}",
            detector.Sha256,
            landmarks.Sha256,
            embedder.Identity,
            $"{detection.MinimumScore} {detection.MaximumOverlap} {detection.MaximumEnlargement}",
            string.Join(' ', detection.SearchSides),
            $"{options.Decoding}",
        ];
        return Hash(parts);
    }

    /// <summary>The part of it that says which vectors can be compared.</summary>
    public static EmbeddingSpace SpaceOf(string model, ModelFile landmarks, IFaceEmbedder embedder) =>
        new(model, Hash([$"{Revision}", landmarks.Computation, embedder.Computation]), embedder.Dimension);

    private static string Hash(string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
