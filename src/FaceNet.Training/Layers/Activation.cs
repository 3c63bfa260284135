namespace FaceNet.Training.Layers;

/// <summary>What follows a convolution.</summary>
public enum Activation
{
    /// <summary>Nothing: the layer is linear.</summary>
    None,

    /// <summary>max(0, x), as in the paper.</summary>
    Relu,

    /// <summary>1 / (1 + e⁻ˣ). Its slope is at most ¼, so gradients vanish with depth.</summary>
    Sigmoid,

    /// <summary>tanh x. Its slope is at most 1, and far less where it saturates.</summary>
    Tanh,

    /// <summary>x where positive, a·x elsewhere, with one learned a for each channel (He et al. 2015).</summary>
    PRelu,
}
