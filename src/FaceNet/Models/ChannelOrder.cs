namespace FaceNet.Models;

/// <summary>The order of the colours in a model's input.</summary>
public enum ChannelOrder
{
    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Blue, green, red, as OpenCV reads.</summary>
    Bgr,

    /// <summary>One channel, luma by BT.601: 0.299 R + 0.587 G + 0.114 B.</summary>
    Grey,
}
