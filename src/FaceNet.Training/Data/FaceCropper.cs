using System.Numerics;
using FaceNet.Alignment;
using FaceNet.Imaging;

namespace FaceNet.Training.Data;

/// <summary>
/// Cuts aligned faces out with a margin of real pixels around what the network takes. Without its margin a crop is what
/// <see cref="FaceAlignment.Crop(RgbImage, FaceLandmarks, PixelSize)"/> gives, except beyond the picture's edge: there
/// the edge goes on, since black corners are a mark of tightly cut data sets by which a network could tell them.
/// </summary>
/// <param name="faces">Finds the face.</param>
/// <param name="geometry">Sizes of crop and input.</param>
/// <param name="codec">For formats that take more than the library brings; null for none.</param>
internal sealed class FaceCropper(FaceSource faces, CropGeometry geometry, IPhotoCodec? codec = null)
{
    private readonly PhotoDecoder decoder = new(codec: codec);

    /// <summary>The crop as three bytes a pixel, red first.</summary>
    /// <param name="file">The bytes of the picture's file.</param>
    /// <exception cref="PhotoException">It is no picture, or there is no face on it.</exception>
    public byte[] Crop(ReadOnlyMemory<byte> file)
    {
        var image = decoder.Decode(file).Image;
        return Pack(Cut(image, faces.Find(image) ?? throw new PhotoException("No face was found.")));
    }

    private RgbImage Cut(RgbImage image, FaceLandmarks landmarks)
    {
        try
        {
            return Cut(image, landmarks, geometry);
        }
        catch (ArgumentException e)
        {
            throw new PhotoException("The landmarks that were found do not span a face.", e);
        }
    }

    /// <summary>The face of known landmarks, with its margin.</summary>
    internal static RgbImage Cut(RgbImage image, FaceLandmarks landmarks, CropGeometry geometry)
    {
        var inputToImage = FaceAlignment.FivePoint.CropToImage(landmarks, geometry.Input);
        var cropToInput = Matrix3x2.CreateTranslation(-geometry.Margin.Width, -geometry.Margin.Height);
        return AffineWarp.Warp(image, cropToInput * inputToImage, geometry.Crop, OutsidePixels.NearestInside);
    }

    /// <summary>Three bytes a pixel of four.</summary>
    internal static byte[] Pack(RgbImage image)
    {
        var packed = new byte[3 * image.Size.Pixels];
        var source = image.Pixels.Span;
        for (int to = 0, from = 0; to < packed.Length; to += 3, from += RgbImage.BytesPerPixel)
            (packed[to], packed[to + 1], packed[to + 2]) = (source[from], source[from + 1], source[from + 2]);
        return packed;
    }

    /// <summary>Four bytes a pixel of three.</summary>
    internal static RgbImage Unpack(ReadOnlySpan<byte> packed, PixelSize size)
    {
        var image = new RgbImage(size);
        var target = image.Pixels.Span;
        for (int to = 0, from = 0; from < packed.Length; from += 3, to += RgbImage.BytesPerPixel)
            packed.Slice(from, 3).CopyTo(target[to..]);
        return image;
    }
}
