using System.Numerics;

namespace FaceNet.Alignment;

/// <summary>
/// dlib's mean face for landmarks 17 to 67, in units of the face's box, as its face chips use it. Source: the arrays
/// mean_face_shape_x and mean_face_shape_y of dlib/image_transforms/interpolation.h (Boost Software Licence).
/// </summary>
internal static class DlibShape
{
    private const int FirstLandmark = 17;
    private const float ChipSide = 150;
    private const float Padding = 0.25f;

    // Nose, eyes, upper lip's outer line and inner lips' upper line: brows and lower lip move too much to align by.
    private static readonly int[] Used = [.. Enumerable.Range(27, 28), .. Enumerable.Range(60, 5)];

    private static readonly float[] X =
    [
        0.000213256f,
        0.0752622f,
        0.18113f,
        0.29077f,
        0.393397f,
        0.586856f,
        0.689483f,
        0.799124f,
        0.904991f,
        0.98004f,
        0.490127f,
        0.490127f,
        0.490127f,
        0.490127f,
        0.36688f,
        0.426036f,
        0.490127f,
        0.554217f,
        0.613373f,
        0.121737f,
        0.187122f,
        0.265825f,
        0.334606f,
        0.260918f,
        0.182743f,
        0.645647f,
        0.714428f,
        0.793132f,
        0.858516f,
        0.79751f,
        0.719335f,
        0.254149f,
        0.340985f,
        0.428858f,
        0.490127f,
        0.551395f,
        0.639268f,
        0.726104f,
        0.642159f,
        0.556721f,
        0.490127f,
        0.423532f,
        0.338094f,
        0.290379f,
        0.428096f,
        0.490127f,
        0.552157f,
        0.689874f,
        0.553364f,
        0.490127f,
        0.42689f,
    ];

    private static readonly float[] Y =
    [
        0.106454f,
        0.038915f,
        0.0187482f,
        0.0344891f,
        0.0773906f,
        0.0773906f,
        0.0344891f,
        0.0187482f,
        0.038915f,
        0.106454f,
        0.203352f,
        0.307009f,
        0.409805f,
        0.515625f,
        0.587326f,
        0.609345f,
        0.628106f,
        0.609345f,
        0.587326f,
        0.216423f,
        0.178758f,
        0.179852f,
        0.231733f,
        0.245099f,
        0.244077f,
        0.231733f,
        0.179852f,
        0.178758f,
        0.216423f,
        0.244077f,
        0.245099f,
        0.780233f,
        0.745405f,
        0.727388f,
        0.742578f,
        0.727388f,
        0.745405f,
        0.780233f,
        0.864805f,
        0.902192f,
        0.909281f,
        0.902192f,
        0.864805f,
        0.784792f,
        0.778746f,
        0.785343f,
        0.778746f,
        0.784792f,
        0.824182f,
        0.831803f,
        0.824182f,
    ];

    /// <summary>Where the used landmarks belong, as pixel centres of the 150×150 chip.</summary>
    public static Vector2[] Template { get; } =
        Array.ConvertAll(Used, index => ToChip(X[index - FirstLandmark], Y[index - FirstLandmark]));

    /// <summary>The used landmarks of a face.</summary>
    public static Vector2[] Select(FaceLandmarks face) => Array.ConvertAll(Used, index => face.Points[index]);

    private static Vector2 ToChip(float x, float y) =>
        new Vector2(x + Padding, y + Padding) / (1 + (2 * Padding)) * ChipSide;
}
