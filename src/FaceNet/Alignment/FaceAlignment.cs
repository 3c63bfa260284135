using System.Numerics;
using FaceNet.Imaging;
using FaceNet.Models;

namespace FaceNet.Alignment;

/// <summary>
/// A way to cut a face out of a photo so that its parts always lie at the same places. A network works only with the
/// alignment it was trained with.
/// </summary>
public sealed class FaceAlignment
{
    private readonly Func<FaceLandmarks, Vector2[]> select;
    private readonly Vector2[] template;

    // The published templates put the centre of a pixel at whole numbers; here it lies half a pixel further.
    private FaceAlignment(string name, PixelSize size, Func<FaceLandmarks, Vector2[]> select, Vector2[] pixelCentres)
    {
        Name = name;
        Size = size;
        this.select = select;
        template = Array.ConvertAll(pixelCentres, point => point + new Vector2(0.5f));
    }

    /// <summary>Eyes, nose and mouth corners at the places that ArcFace and MobileFaceNet use, in 112×112.</summary>
    public static FaceAlignment FivePoint { get; } =
        new("five-point-112", new PixelSize(112, 112), FivePoints, FivePointTemplate);

    /// <summary>dlib's chip: nose, eyes, upper and inner lip on dlib's mean face, in 150×150 with a quarter of padding.</summary>
    public static FaceAlignment DlibChip { get; } =
        new("dlib-chip-150", new PixelSize(150, 150), DlibShape.Select, DlibShape.Template);

    /// <summary>Name, as it stands in a <see cref="ModelCard"/>.</summary>
    public string Name { get; }

    /// <summary>Size of the crop.</summary>
    public PixelSize Size { get; }

    /// <summary>The alignment of that name.</summary>
    /// <exception cref="ModelException">There is none of that name.</exception>
    public static FaceAlignment Named(string? name)
    {
        FaceAlignment[] all = [FivePoint, DlibChip];
        return Array.Find(all, alignment => alignment.Name == name)
            ?? throw new ModelException(
                $"The model asks for the alignment '{name}', which does not exist. Its card may name {string.Join(" or ", all.Select(a => a.Name))}."
            );
    }

    /// <summary>Maps pixels of the photo to pixels of the crop.</summary>
    public Matrix3x2 Transform(FaceLandmarks landmarks)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        return SimilarityTransform.Fit(select(landmarks), template);
    }

    /// <summary>The aligned face. Where the crop reaches beyond the photo it is black.</summary>
    public RgbImage Crop(RgbImage image, FaceLandmarks landmarks) => Crop(image, landmarks, Size);

    /// <summary>
    /// The aligned face at another size, for networks that take one: the alignment is scaled to cover it, and what is
    /// too much is cut off evenly on both sides.
    /// </summary>
    /// <param name="image">The picture with the face.</param>
    /// <param name="landmarks">The face, in pixels of <paramref name="image"/>.</param>
    /// <param name="size">Size of the crop.</param>
    public RgbImage Crop(RgbImage image, FaceLandmarks landmarks, PixelSize size) =>
        AffineWarp.Warp(image, CropToImage(landmarks, size), size);

    /// <summary>Maps pixels of the crop of that size to pixels of the photo.</summary>
    /// <exception cref="ArgumentException">The landmarks do not span a face.</exception>
    internal Matrix3x2 CropToImage(FaceLandmarks landmarks, PixelSize size) =>
        Matrix3x2.Invert(Transform(landmarks) * ToSize(size), out var toImage)
            ? toImage
            : throw new ArgumentException("The landmarks do not span a face.", nameof(landmarks));

    /// <summary>Maps pixels of the crop of the alignment's own size to those of a crop of another.</summary>
    internal Matrix3x2 ToSize(PixelSize size)
    {
        var scale = Math.Max((float)size.Width / Size.Width, (float)size.Height / Size.Height);
        var surplus = (new Vector2(Size.Width, Size.Height) * scale) - new Vector2(size.Width, size.Height);
        return Matrix3x2.CreateScale(scale) * Matrix3x2.CreateTranslation(-surplus / 2);
    }

    private static Vector2[] FivePoints(FaceLandmarks face) =>
        [face.LeftEye, face.RightEye, face.NoseTip, face.LeftMouthCorner, face.RightMouthCorner];

    // The reference points of the insightface project.
    private static Vector2[] FivePointTemplate =>
        [
            new(38.2946f, 51.6963f),
            new(73.5318f, 51.5014f),
            new(56.0252f, 71.7366f),
            new(41.5493f, 92.3655f),
            new(70.7299f, 92.2041f),
        ];
}
