using FaceNet.Imaging;

namespace FaceNet.Training.Data;

/// <summary>Where the faces of pictures come from.</summary>
/// <param name="Identity">Names the models and settings that decide which face is found, and where.</param>
/// <param name="Find">The landmarks of the face that a picture is of; null where there is none. Called from several threads.</param>
internal sealed record FaceSource(string Identity, Func<RgbImage, FaceLandmarks?> Find);
