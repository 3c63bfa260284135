using System.Numerics;
using FaceNet.Alignment;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet.Training.Data;

/// <summary>
/// Embeds stored crops with a model of the store, as a judge of the data or as a teacher. Crops of another size than the
/// model's are resampled, which their margin makes room for. Safe to call from several threads.
/// </summary>
public sealed class CropEmbedder : IDisposable
{
    /// <summary>The model that judges unless another is named.</summary>
    public const string UsualModel = PretrainedModels.MobileFaceNet;

    private readonly ModelSession session;
    private readonly long[] shape;

    private CropEmbedder(ModelSession session)
    {
        this.session = session;
        var size = session.Card.Input.Size;
        shape =
            session.Card.Input.Layout == TensorLayout.Nchw
                ? [1, 3, size.Height, size.Width]
                : [1, size.Height, size.Width, 3];
    }

    /// <summary>Name and content of the model.</summary>
    public string Identity => $"{session.Card.Name}:{session.File.Sha256}";

    /// <summary>Number of values of an embedding.</summary>
    public int Dimension => session.Card.Dimension!.Value;

    /// <summary>Loads a model, bringing it to this machine first when it is not here yet.</summary>
    /// <param name="model">Name of an embedder that takes the alignment <c>five-point-112</c>, as crops have it.</param>
    /// <param name="store">Where models are kept; null for the user's own store.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ModelException">It is unknown, no embedder, or of another alignment.</exception>
    public static async Task<CropEmbedder> LoadAsync(
        string model = UsualModel,
        ModelStore? store = null,
        CancellationToken cancellationToken = default
    )
    {
        var file = await (store ?? ModelStore.Default).GetAsync(model, cancellationToken: cancellationToken);
        if (file.Card.Role == ModelRole.Embedder && file.Card.Alignment != FaceAlignment.FivePoint.Name)
            throw new ModelException(
                $"The model '{model}' takes faces aligned as {file.Card.Alignment}; crops are stored as "
                    + $"{FaceAlignment.FivePoint.Name}. Choose another, for instance {UsualModel}."
            );
        return new CropEmbedder(ModelSession.Open(file, ModelRole.Embedder));
    }

    /// <summary>Embeds one crop.</summary>
    /// <param name="crops">The crops.</param>
    /// <param name="image">Which of them.</param>
    public Embedding Embed(CropCache crops, int image)
    {
        ArgumentNullException.ThrowIfNull(crops);
        var input = session.Card.Input;
        var face = AffineWarp.Warp(
            FaceCropper.Unpack(crops.Pixels(image), crops.Size),
            InputToCrop(input.Size, crops),
            input.Size,
            OutsidePixels.NearestInside
        );
        using var outputs = session.RunAll(ImageTensor.Create(face, input), shape);
        return Embedding.Normalize(outputs.Single);
    }

    /// <summary>Embeds all crops, in parallel.</summary>
    /// <param name="crops">The crops.</param>
    /// <param name="progress">Hears how many are done.</param>
    /// <param name="cancellationToken">Honoured between crops.</param>
    /// <returns>An embedding a crop, in their order.</returns>
    public IReadOnlyList<Embedding> EmbedAll(
        CropCache crops,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(crops);
        var embeddings = new Embedding[crops.Count];
        var done = 0;
        System.Threading.Tasks.Parallel.For(
            0,
            crops.Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            image =>
            {
                embeddings[image] = Embed(crops, image);
                progress?.Report(Interlocked.Increment(ref done));
            }
        );
        return embeddings;
    }

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    private static Matrix3x2 InputToCrop(PixelSize input, CropCache crops)
    {
        Matrix3x2.Invert(FaceAlignment.FivePoint.ToSize(input), out var toAlignment);
        var margin = new Vector2(crops.Size.Width - crops.InputSize.Width, crops.Size.Height - crops.InputSize.Height);
        return toAlignment * FaceAlignment.FivePoint.ToSize(crops.InputSize) * Matrix3x2.CreateTranslation(margin / 2);
    }
}
