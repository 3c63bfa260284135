using System.Buffers;
using FaceNet.Alignment;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet.Embedders;

/// <summary>An embedding network in ONNX, fed as its card says. Safe to call from several threads.</summary>
public sealed class OnnxFaceEmbedder : IFaceEmbedder
{
    private readonly ModelSession session;
    private readonly FaceAlignment alignment;
    private readonly PixelSize size;
    private readonly long[] shape;

    /// <summary>Loads the network.</summary>
    /// <exception cref="ModelException">The file cannot be loaded, is no embedder, or does not match its card.</exception>
    public OnnxFaceEmbedder(ModelFile model)
    {
        ArgumentNullException.ThrowIfNull(model);
        session = ModelSession.Open(model, ModelRole.Embedder);
        alignment = FaceAlignment.Named(model.Card.Alignment);
        size = model.Card.Input.Size;
        shape =
            model.Card.Input.Layout == TensorLayout.Nchw
                ? [1, 3, size.Height, size.Width]
                : [1, size.Height, size.Width, 3];
        Identity = $"{model.Card.Name}:{model.Sha256}";
        Computation = model.Computation;
    }

    /// <inheritdoc />
    public string Identity { get; }

    /// <inheritdoc />
    public string Computation { get; }

    /// <inheritdoc />
    public int Dimension => session.Card.Dimension!.Value;

    /// <inheritdoc />
    public Threshold Threshold =>
        session.Card.Threshold
        ?? throw new ModelException(
            $"The model '{session.Card.Name}' has no threshold in its card: measure one and add it before comparing faces."
        );

    /// <inheritdoc />
    public float GroupingDistance => session.Card.GroupingDistance ?? Threshold.SquaredDistance;

    /// <inheritdoc />
    public FalseAcceptCurve? PersonFalseAccepts => session.Card.PersonFalseAccepts;

    /// <inheritdoc />
    public Embedding Embed(RgbImage image, FaceLandmarks landmarks)
    {
        var length = 3 * (int)size.Pixels;
        using var rented = MemoryPool<float>.Shared.Rent(length);
        var tensor = rented.Memory[..length];
        var face = alignment.Crop(image, landmarks, size);
        ImageTensor.Fill(face, session.Card.Input, tensor.Span, face.Size, left: 0, top: 0);
        using var outputs = session.RunAll(tensor, shape);
        return Embedding.Normalize(outputs.Single);
    }

    /// <inheritdoc />
    public void Dispose() => session.Dispose();
}
