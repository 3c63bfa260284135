using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using FaceNet.Galleries;

namespace FaceNet.Cli;

/// <summary>Faces of a gallery, as a user names them: by number, or by the photo.</summary>
internal sealed class FaceArguments
{
    private readonly Argument<string[]> faces = new("FACE")
    {
        Description = "Faces by the numbers that 'facenet people NAME' shows, or the photos that they are on",
        Arity = ArgumentArity.OneOrMore,
    };

    public FaceArguments(Command command) => command.Add(faces);

    /// <summary>The faces named, each once; of a photo those of a person.</summary>
    /// <exception cref="UsageException">The person has no face on a photo.</exception>
    public IReadOnlyList<long> Of(ParseResult parsed, Gallery gallery, string person)
    {
        var own = new Lazy<IReadOnlyList<GalleryFace>>(() =>
            gallery.Find(person) is { } found ? gallery.Faces(found) : []
        );
        return Find(
            parsed,
            photo =>
            {
                long[] there = [.. On(photo, own.Value).Select(face => face.Id)];
                return there.Length > 0
                    ? there
                    : throw new UsageException(
                        $"{PlainText.Name(person)} has no face on {photo} in {gallery.Path}. 'facenet people NAME' shows the faces of a person."
                    );
            }
        );
    }

    /// <summary>The faces named, each once, whoever's they are; a photo must have one only.</summary>
    /// <exception cref="UsageException">A photo has no face in the gallery, or several.</exception>
    public IReadOnlyList<long> Any(ParseResult parsed, Gallery gallery)
    {
        var all = new Lazy<IReadOnlyList<GalleryFace>>(() => gallery.Faces());
        return Find(
            parsed,
            photo =>
                On(photo, all.Value).ToArray() switch
                {
                    [var only] => [only.Id],
                    [] => throw new UsageException(
                        $"No face of {photo} is in {gallery.Path}. 'facenet cluster {photo}' brings them in."
                    ),
                    var several => throw new UsageException(
                        $"{photo} has {several.Length} faces in {gallery.Path}. Name one by number: {string.Join(", ", several.Select(face => $"{face.Id} at {face.Face.Box.X:0},{face.Face.Box.Y:0}"))}."
                    ),
                }
        );
    }

    private IReadOnlyList<long> Find(ParseResult parsed, Func<string, IEnumerable<long>> onPhoto) =>
        [
            .. parsed
                .GetRequiredValue(faces)
                .SelectMany(face =>
                    long.TryParse(face, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                        ? [number]
                        : onPhoto(face)
                )
                .Distinct(),
        ];

    /// <summary>By content, for a photo may have been moved; by its path as it was, for it may be gone.</summary>
    private static IEnumerable<GalleryFace> On(string photo, IReadOnlyList<GalleryFace> faces)
    {
        if (!File.Exists(photo))
            return faces.Where(face => face.Photo.Path == photo || face.Photo.Path == Path.GetFullPath(photo));
        using var file = File.OpenRead(photo);
        var content = Convert.ToHexStringLower(SHA256.HashData(file));
        return faces.Where(face => face.Photo.Sha256 == content);
    }
}
