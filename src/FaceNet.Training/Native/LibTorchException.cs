namespace FaceNet.Training.Native;

/// <summary>libtorch cannot be loaded on this machine. The message says which library, why, and what to do.</summary>
public sealed class LibTorchException : Exception
{
    /// <summary>With what is wrong and what to do, and the loader's own words.</summary>
    public LibTorchException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
