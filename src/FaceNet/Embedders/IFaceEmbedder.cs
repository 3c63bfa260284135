using FaceNet.Imaging;

namespace FaceNet.Embedders;

/// <summary>A network that turns an aligned face into a unit vector. Safe to call from several threads.</summary>
public interface IFaceEmbedder : IDisposable
{
    /// <summary>Name and content of the model; embeddings of two models with different identities never mix.</summary>
    string Identity { get; }

    /// <summary>
    /// Names what is computed: the same for two models whose embeddings can be compared, though one may have come with
    /// another threshold.
    /// </summary>
    string Computation => Identity;

    /// <summary>Number of values of an embedding.</summary>
    int Dimension { get; }

    /// <summary>Where "same person" ends for this model.</summary>
    Threshold Threshold { get; }

    /// <summary>
    /// Mean squared distance up to which two groups of faces are one person; null where neither it nor a threshold is known
    /// of the model.
    /// </summary>
    float? GroupingDistance { get; }

    /// <summary>
    /// How often a stranger comes as close to an enrolled person, by squared distance to the person's mean; null where
    /// that was never measured.
    /// </summary>
    FalseAcceptCurve? PersonFalseAccepts => null;

    /// <summary>Cuts the face out of the image as the model wants it, and embeds it.</summary>
    /// <param name="image">The picture with the face.</param>
    /// <param name="landmarks">The face, in pixels of <paramref name="image"/>.</param>
    Embedding Embed(RgbImage image, FaceLandmarks landmarks);
}
