namespace FaceNet.Training.Workers;

/// <summary>Where a network's passes are computed.</summary>
public enum ComputeDevice
{
    /// <summary>The processors of the machine.</summary>
    Cpu,

    /// <summary>The first CUDA card. Needs a libtorch with CUDA: see docs/training.md.</summary>
    Cuda,
}
