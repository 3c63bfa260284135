namespace FaceNet.Models;

/// <summary>What a model's input tensor holds. A value v of 0 to 255 goes in as (v − mean) × scale.</summary>
public sealed record ModelInput
{
    /// <summary>Width and height of the picture in pixels.</summary>
    public required PixelSize Size { get; init; }

    /// <summary>Order of the axes.</summary>
    public TensorLayout Layout { get; init; } = TensorLayout.Nchw;

    /// <summary>Order of the colours.</summary>
    public ChannelOrder Channels { get; init; } = ChannelOrder.Rgb;

    /// <summary>Subtracted from each value of 0 to 255; one number a channel, in the model's channel order.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>Multiplies what is left; one number for all channels, for instance 1/128.</summary>
    public required float Scale { get; init; }
}
