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
        return Open(await (store ?? ModelStore.Default).GetAsync(model, cancellationToken: cancellationToken));
    }

    /// <summary>Loads a model that is here.</summary>
    /// <exception cref="ModelException">It is no embedder, or of another alignment.</exception>
    internal static CropEmbedder Open(ModelFile file)
    {
        RefuseUnfit(file.Card);
        return new CropEmbedder(ModelSession.Open(file, ModelRole.Embedder));
    }

    /// <summary>Refuses embedders that cannot look at crops.</summary>
    /// <exception cref="ModelException">It is of another alignment.</exception>
    internal static void RefuseUnfit(ModelCard card)
    {
        if (card.Role == ModelRole.Embedder && card.Alignment != FaceAlignment.FivePoint.Name)
            throw new ModelException(
                $"The model '{card.Name}' takes faces aligned as {card.Alignment}; crops are stored as "
                    + $"{FaceAlignment.FivePoint.Name}. Choose another, for instance {UsualModel}."
            );
    }

    /// <summary>Embeds one crop.</summary>
    /// <param name="crops">The crops.</param>
    /// <param name="image">Which of them.</param>
    public Embedding Embed(CropCache crops, int image)
    {
        ArgumentNullException.ThrowIfNull(crops);
        return Embed(crops.Pixels(image), crops.Size, crops.InputSize);
    }

    /// <summary>Embeds a face that is stored as a crop, or its mirror image.</summary>
    /// <param name="crop">Its pixels.</param>
    /// <param name="size">Its size, margins included.</param>
    /// <param name="inner">Its size without margins.</param>
    /// <param name="mirrored">Whether left and right change places.</param>
    internal Embedding Embed(ReadOnlySpan<byte> crop, PixelSize size, PixelSize inner, bool mirrored = false)
    {
        var input = session.Card.Input;
        var toCrop = InputToCrop(input.Size, size, inner);
        if (mirrored)
            toCrop = Matrix3x2.CreateScale(-1, 1, new Vector2(input.Size.Width / 2f, 0)) * toCrop;
        var face = AffineWarp.Warp(FaceCropper.Unpack(crop, size), toCrop, input.Size, OutsidePixels.NearestInside);
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

    private static Matrix3x2 InputToCrop(PixelSize input, PixelSize crop, PixelSize inner)
    {
        Matrix3x2.Invert(FaceAlignment.FivePoint.ToSize(input), out var toAlignment);
        var margin = new Vector2(crop.Width - inner.Width, crop.Height - inner.Height);
        return toAlignment * FaceAlignment.FivePoint.ToSize(inner) * Matrix3x2.CreateTranslation(margin / 2);
    }
}
