using FaceNet.Models;

namespace FaceNet.Training.Data;

/// <summary>How this project's networks are fed, in training and after their export.</summary>
public static class NetworkInput
{
    /// <summary>Red, green and blue of 0 to 255 as (v − 127.5) / 128, so within −1 to 1.</summary>
    /// <param name="size">What the network takes.</param>
    public static ModelInput For(PixelSize size) =>
        new()
        {
            Size = size,
            Mean = [127.5f, 127.5f, 127.5f],
            Scale = 1 / 128f,
        };
}
