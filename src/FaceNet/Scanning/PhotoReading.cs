namespace FaceNet.Scanning;

/// <summary>How a scan reads a file and finds its faces. Both are called from several threads.</summary>
/// <param name="Identity">Names the models and settings behind <paramref name="Look"/>.</param>
/// <param name="Read">The bytes of a file; throws <see cref="PhotoException"/> with the reason.</param>
/// <param name="Look">What the bytes of a photo show, or why they are no photo, under the path given.</param>
internal sealed record PhotoReading(string Identity, Func<string, byte[]> Read, Func<byte[], string, ScannedPhoto> Look)
{
    public static PhotoReading With(FaceRecognizer recognizer)
    {
        ArgumentNullException.ThrowIfNull(recognizer);
        return new(recognizer.Identity, recognizer.ReadFile, (file, path) => LookWith(recognizer, file, path));
    }

    private static ScannedPhoto LookWith(FaceRecognizer recognizer, byte[] file, string path)
    {
        try
        {
            var photo = recognizer.Decode(file);
            var faces = recognizer
                .FindFaces(photo)
                .Select(face => new PhotoFace(face, FaceThumbnail.Encode(photo, face.Box)));
            return new ScannedPhoto
            {
                Path = path,
                Size = photo.FullSize,
                Faces = [.. faces],
            };
        }
        catch (PhotoException exception)
        {
            return new ScannedPhoto { Path = path, UnreadableReason = exception.Message };
        }
    }
}
