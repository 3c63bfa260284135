using System.Runtime.InteropServices;

namespace FaceNet.Imaging;

/// <summary>
/// Pixels in memory: rows from top to bottom, four bytes a pixel in the order red, green, blue, unused, each 0 to 255,
/// no padding between rows. Four rather than three, because decoders write and SIMD reads that fastest.
/// </summary>
public sealed class RgbImage
{
    /// <summary>Bytes of one pixel: red, green, blue and one that means nothing.</summary>
    public const int BytesPerPixel = 4;

    /// <summary>Wraps <paramref name="pixels"/> without a copy.</summary>
    /// <param name="size">Width and height, each at least 1.</param>
    /// <param name="pixels">Exactly 4 × width × height bytes.</param>
    /// <exception cref="ArgumentException">The size is not positive or does not fit the number of bytes.</exception>
    public RgbImage(PixelSize size, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (size.Width < 1 || size.Height < 1 || pixels.LongLength != BytesPerPixel * size.Pixels)
            throw new ArgumentException(
                $"{pixels.LongLength} bytes do not make a picture of {size} pixels of four bytes.",
                nameof(pixels)
            );
        Size = size;
        Pixels = pixels;
    }

    /// <summary>A black picture.</summary>
    public RgbImage(PixelSize size)
        : this(size, new byte[BytesPerPixel * size.Pixels]) { }

    /// <summary>A picture whose pixels are yet to be written, all of them.</summary>
    internal static RgbImage Uninitialized(PixelSize size) =>
        new(size, GC.AllocateUninitializedArray<byte>(checked((int)(BytesPerPixel * size.Pixels))));

    /// <summary>Width and height.</summary>
    public PixelSize Size { get; }

    /// <summary>Bytes of one row.</summary>
    public int Stride => BytesPerPixel * Size.Width;

    /// <summary>All bytes; row y starts at y × <see cref="Stride"/>.</summary>
    public Memory<byte> Pixels { get; }

    /// <summary>The bytes of row <paramref name="y"/>.</summary>
    public Span<byte> Row(int y) => Pixels.Span.Slice(y * Stride, Stride);

    /// <summary>Exchanges left and right, in place.</summary>
    internal void Mirror()
    {
        for (var y = 0; y < Size.Height; y++)
            MemoryMarshal.Cast<byte, uint>(Row(y)).Reverse();
    }
}
