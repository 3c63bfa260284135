using FaceNet.Galleries;

namespace FaceNet.Tests.Galleries;

/// <summary>A gallery in words, to compare.</summary>
internal static class GalleryText
{
    /// <summary>A line a person with the numbers of their faces, and one for nobody's.</summary>
    public static string[] Of(Gallery gallery)
    {
        var faces = gallery.Faces().ToLookup(face => face.PersonId, face => $" {face.Id}");
        return
        [
            .. gallery.People.Select(person => $"{person.Name}:{string.Concat(faces[person.Id])}"),
            .. faces.Contains(null) ? [$"nobody:{string.Concat(faces[null])}"] : Array.Empty<string>(),
        ];
    }
}
