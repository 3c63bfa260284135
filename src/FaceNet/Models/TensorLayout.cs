namespace FaceNet.Models;

/// <summary>The order of a picture's values in a model's input.</summary>
public enum TensorLayout
{
    /// <summary>Batch, channel, row, column: one colour plane after the other.</summary>
    Nchw,

    /// <summary>Batch, row, column, channel: the colours of a pixel together.</summary>
    Nhwc,
}
