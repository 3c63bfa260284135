using System.ComponentModel.DataAnnotations;

namespace FaceNet.Training.Data;

/// <summary>
/// How much a face is changed each time it is shown to a network. The paper does not say what it did; the defaults are
/// this project's, wide enough that no crop is shown twice and narrow enough that people would not hesitate. Shares are
/// probabilities of 0 to 1. Checked when set.
/// </summary>
public sealed record AugmentationOptions
{
    /// <summary>Nothing is changed, faces are not even mirrored.</summary>
    public static AugmentationOptions None { get; } =
        new()
        {
            Shift = 0,
            Zoom = 0,
            Rotation = 0,
            MirroredShare = 0,
            Brightness = 0,
            Contrast = 0,
            Saturation = 0,
            GreyShare = 0,
            BlurredShare = 0,
            LowResolutionShare = 0,
            CompressedShare = 0,
            OccludedShare = 0,
        };

    /// <summary>
    /// Furthest shift across and down, as a share of that side, 0 to 0.25. Default 0.04: what landmarks of different
    /// detectors differ by, and a margin of 12.5 % covers it.
    /// </summary>
    [Range(0, 0.25)]
    public float Shift
    {
        get;
        init => field = Knob.Between(value, 0, 0.25f);
    } = 0.04f;

    /// <summary>Largest change of size: a face is shown at 1 − x to 1 + x of it, 0 to 0.5. Default 0.08.</summary>
    [Range(0, 0.5)]
    public float Zoom
    {
        get;
        init => field = Knob.Between(value, 0, 0.5f);
    } = 0.08f;

    /// <summary>Furthest turn to either side, in degrees, 0 to 45. Default 6: alignment has levelled the eyes.</summary>
    [Range(0, 45)]
    public float Rotation
    {
        get;
        init => field = Knob.Between(value, 0, 45);
    } = 6;

    /// <summary>Share of faces that are mirrored. Default 0.5: both sides are equally likely in photos.</summary>
    [Range(0, 1)]
    public float MirroredShare
    {
        get;
        init => field = Knob.Between(value, 0, 1);
    } = 0.5f;

    /// <summary>Most that is added to all colours, as a share of white, or taken away, 0 to 1. Default 0.15.</summary>
    [Range(0, 1)]
    public float Brightness
    {
        get;
        init => field = Knob.Between(value, 0, 1);
    } = 0.15f;

    /// <summary>
    /// Largest change of contrast: distances from middle grey are multiplied by 1 − x to 1 + x, 0 to 1. Default 0.3.
    /// </summary>
    [Range(0, 1)]
    public float Contrast
    {
        get;
        init => field = Knob.Between(value, 0, 1);
    } = 0.3f;

    /// <summary>
    /// Largest change of saturation: distances from grey of the same brightness are multiplied by 1 − x to 1 + x, 0 to
    /// 1. Default 0.4.
    /// </summary>
    [Range(0, 1)]
    public float Saturation
    {
        get;
        init => field = Knob.Between(value, 0, 1);
    } = 0.4f;

    /// <summary>Share of faces that lose their colours. Default 0.1: old photos and night cameras have none.</summary>
    [Range(0, 1)]
    public float GreyShare
    {
        get;
        init => field = Knob.Between(value, 0, 1);
    } = 0.1f;

    /// <summary>Share of faces that are blurred. Default 0.1.</summary>
    [Range(0, 1)]
    public float BlurredShare
    {
        get;
        init => field = Knob.Between(value, 0, 1);
    } = 0.1f;

    /// <summary>
    /// Largest standard deviation of the blur's Gaussian, as a share of the face's width, 0.005 to 0.1; the smallest is
    /// 0.003. Default 0.015, which is 1.7 pixels of 116.
    /// </summary>
    [Range(0.005, 0.1)]
    public float Blur
    {
        get;
        init => field = Knob.Between(value, 0.005f, 0.1f);
    } = 0.015f;

    /// <summary>Share of faces that are reduced and enlarged again. Default 0.15: faces in the background of photos.</summary>
    [Range(0, 1)]
    public float LowResolutionShare
    {
        get;
        init => field = Knob.Between(value, 0, 1);
    } = 0.15f;

    /// <summary>
    /// The narrowest that a face becomes on the way, in pixels, 8 to 1,024; the widest is the network's input. Default
    /// 24, where the pretrained embedders err twice as often as on large faces.
    /// </summary>
    [Range(8, 1024)]
    public float LowestWidth
    {
        get;
        init => field = Knob.Between(value, 8, 1024);
    } = 24;

    /// <summary>Share of faces that are compressed as JPEG. Default 0.15.</summary>
    [Range(0, 1)]
    public float CompressedShare
    {
        get;
        init => field = Knob.Between(value, 0, 1);
    } = 0.15f;

    /// <summary>The lowest quality of that, 1 to 80; the best is 80. Default 20: messengers go that low.</summary>
    [Range(1, 80)]
    public float LowestQuality
    {
        get;
        init => field = Knob.Between(value, 1, 80);
    } = 20;

    /// <summary>Share of faces with something in front of them: a rectangle of one colour. Default 0.1.</summary>
    [Range(0, 1)]
    public float OccludedShare
    {
        get;
        init => field = Knob.Between(value, 0, 1);
    } = 0.1f;

    /// <summary>The most it hides, as a share of the picture's area, 0.02 to 0.5; the least is 0.02. Default 0.15.</summary>
    [Range(0.02, 0.5)]
    public float Occlusion
    {
        get;
        init => field = Knob.Between(value, 0.02f, 0.5f);
    } = 0.15f;
}
