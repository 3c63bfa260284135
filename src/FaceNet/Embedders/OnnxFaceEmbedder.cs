using System.Buffers;
using System.Numerics.Tensors;
using FaceNet.Alignment;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet.Embedders;

/// <summary>An embedding network in ONNX, fed as its card says. Safe to call from several threads.</summary>
internal sealed class OnnxFaceEmbedder : IFaceEmbedder
{
    private readonly ModelSession session;
    private readonly FaceAlignment alignment;
    private readonly PixelSize size;
    private readonly long[] shape;
    private readonly bool averageMirrorImage;

    /// <summary>Loads the network.</summary>
    /// <param name="model">The network and its card.</param>
    /// <param name="averageMirrorImage">
    /// Whether an embedding is the mean of those of the face and of its mirror image, scaled to length 1 again.
    /// </param>
    /// <exception cref="ModelException">The file cannot be loaded, is no embedder, or does not match its card.</exception>
    public OnnxFaceEmbedder(ModelFile model, bool averageMirrorImage = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        session = ModelSession.Open(model, ModelRole.Embedder);
        alignment = FaceAlignment.Named(model.Card.Alignment);
        size = model.Card.Input.Size;
        shape =
            model.Card.Input.Layout == TensorLayout.Nchw
                ? [1, 3, size.Height, size.Width]
                : [1, size.Height, size.Width, 3];
        this.averageMirrorImage = averageMirrorImage;
        Identity = $"{model.Card.Name}:{model.Sha256}{(averageMirrorImage ? ":mirrored" : "")}";
        Computation = model.Computation + (averageMirrorImage ? ":mirrored" : "");
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
            $"The model '{session.Card.Name}' has no threshold in its card. 'facenet calibrate --model {session.Card.Name} --images PEOPLE' measures one on "
                + "labelled photos, and keeps it."
        );

    /// <inheritdoc />
    public float? GroupingDistance => session.Card.GroupingDistance ?? session.Card.Threshold?.SquaredDistance;

    /// <inheritdoc />
    public FalseAcceptCurve? PersonFalseAccepts => session.Card.PersonFalseAccepts;

    /// <inheritdoc />
    public Embedding Embed(RgbImage image, FaceLandmarks landmarks)
    {
        var length = 3 * (int)size.Pixels;
        using var rented = MemoryPool<float>.Shared.Rent(length);
        var tensor = rented.Memory[..length];
        var face = alignment.Crop(image, landmarks, size);
        var embedding = Embed(face, tensor);
        if (!averageMirrorImage)
            return embedding;
        face.Mirror();
        var sum = new float[embedding.Dimension];
        TensorPrimitives.Add(embedding.Values, Embed(face, tensor).Values, sum);
        return Embedding.Normalize(sum);
    }

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    private Embedding Embed(RgbImage face, Memory<float> tensor)
    {
        ImageTensor.Fill(face, session.Card.Input, tensor.Span, face.Size, left: 0, top: 0);
        using var outputs = session.RunAll(tensor, shape);
        return Embedding.Normalize(outputs.Single);
    }
}
