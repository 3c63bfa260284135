namespace FaceNet.Training.Layers;

/// <summary>How a window becomes one value.</summary>
internal enum Pooling
{
    /// <summary>There is no pooling.</summary>
    None,

    /// <summary>The largest value.</summary>
    Max,

    /// <summary>The Euclidean length.</summary>
    L2,
}
