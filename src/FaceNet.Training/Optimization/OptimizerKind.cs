namespace FaceNet.Training.Optimization;

/// <summary>How gradients become steps.</summary>
public enum OptimizerKind
{
    /// <summary>AdaGrad (Duchi et al. 2011), the paper's.</summary>
    AdaGrad,

    /// <summary>Stochastic gradient descent with momentum 0.9.</summary>
    Sgd,

    /// <summary>Adam (Kingma and Ba 2015).</summary>
    Adam,

    /// <summary>Adam with the weight decay apart from the gradient (Loshchilov and Hutter 2019).</summary>
    AdamW,
}
