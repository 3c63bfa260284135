namespace FaceNet.Models;

/// <summary>What a model does in the chain from photo to embedding.</summary>
public enum ModelRole
{
    /// <summary>Finds faces in a photo.</summary>
    Detector,

    /// <summary>Finds the 68 landmarks of a face.</summary>
    Landmarks,

    /// <summary>Turns an aligned face into a vector.</summary>
    Embedder,
}
