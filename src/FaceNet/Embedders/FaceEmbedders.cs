using FaceNet.Models;

namespace FaceNet.Embedders;

/// <summary>Embedders by name.</summary>
public static class FaceEmbedders
{
    /// <summary>The name of MobileFaceNet and dlib's network together.</summary>
    public const string Fused = "fused";

    // dlib's squared distances are about a seventh of MobileFaceNet's. Of 2/3, 0.8, 0.87 and 0.92, this weight gave the
    // best validation rate at a false accept rate of 1e-3 over both sets of people left out of the training data.
    private const float DlibWeight = 0.8f;

    private static readonly Threshold FusedThreshold = new(0.312f, 0.001, PretrainedModels.MeasuredOn);
    private const float FusedGrouping = 0.36f;

    /// <summary>Loads the embedder of that name, bringing it to this machine first where needed.</summary>
    /// <param name="name">One of the store's embedders, or <see cref="Fused"/>.</param>
    /// <param name="store">Where models are kept.</param>
    /// <param name="averageMirrorImage">
    /// Whether an embedding is the mean of those of the face and of its mirror image, scaled to length 1 again: twice the
    /// time, and a little more certain. The thresholds were measured without.
    /// </param>
    /// <param name="progress">Hears of downloads.</param>
    /// <param name="cancellationToken">Ends a download early.</param>
    /// <exception cref="ModelException">It is unknown, cannot be fetched, or is damaged.</exception>
    public static async Task<IFaceEmbedder> LoadAsync(
        string name,
        ModelStore store,
        bool averageMirrorImage = false,
        IProgress<ModelProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        if (name != Fused)
        {
            RefuseUnknown(name, store);
            return new OnnxFaceEmbedder(await store.GetAsync(name, progress, cancellationToken), averageMirrorImage);
        }
        var dlib = await store.GetAsync(PretrainedModels.DlibResNet, progress, cancellationToken);
        var mobile = await store.GetAsync(PretrainedModels.MobileFaceNet, progress, cancellationToken);
        return new FusedEmbedder(
            new OnnxFaceEmbedder(dlib, averageMirrorImage),
            new OnnxFaceEmbedder(mobile, averageMirrorImage),
            DlibWeight,
            FusedThreshold,
            FusedGrouping
        )
        {
            PersonFalseAccepts = PersonCurves.Fused,
        };
    }

    private static void RefuseUnknown(string name, ModelStore store)
    {
        var others = PretrainedModels.All.Select(model => model.Card).Where(card => card.Role != ModelRole.Embedder);
        string[] names = [Fused, .. store.Names.Except(others.Select(card => card.Name))];
        if (!names.Contains(name, StringComparer.Ordinal))
            throw new ModelException(
                $"There is no embedder '{name}'. There are: {string.Join(", ", names)}. 'facenet models add' adds your own."
            );
    }
}
