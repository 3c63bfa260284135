namespace FaceNet.Imaging;

/// <summary>What a <see cref="PhotoDecoder"/> accepts and how large it decodes. Checked when set.</summary>
public sealed record PhotoDecoderOptions
{
    /// <summary>
    /// Largest file, in bytes; 1 or more. Default 256 MiB, which a camera's JPEG never reaches and an uncompressed
    /// picture of the largest camera does not exceed by much.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public long MaxFileBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 256 << 20;

    /// <summary>
    /// Largest declared picture, in pixels (width × height), 1 to 500 million. Default 200 million: the largest sensors
    /// of phones have 199.8 million. For a moment a picture that its codec cannot reduce while decoding (PNG, GIF, BMP)
    /// takes four bytes a pixel, and a progressive JPEG up to six.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 500 million.</exception>
    public long MaxPixels
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 500_000_000);
            field = value;
        }
    } = 200_000_000;

    /// <summary>
    /// The length, in pixels, that the long side of a decoded photo keeps: a larger photo is reduced while it is
    /// decoded, to a long side of at least this and less than twice this. 1 or more; default 1600.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than 100,000.</exception>
    public int TargetLongSide
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100_000);
            field = value;
        }
    } = 1600;
}
