using FaceNet.Galleries;

namespace FaceNet.Recognition;

/// <summary>The people of a gallery, to compare faces with.</summary>
internal static class EnrolledPeople
{
    /// <summary>Everybody who has a face, by name.</summary>
    /// <exception cref="GalleryException">The gallery cannot be read.</exception>
    public static IReadOnlyList<EnrolledPerson> Of(Gallery gallery)
    {
        var faces = gallery.Faces().ToLookup(face => face.PersonId, face => face.Face.Embedding);
        return
        [
            .. gallery
                .People.Where(person => faces.Contains(person.Id))
                .Select(person => new EnrolledPerson(person.Name, [.. faces[person.Id]])),
        ];
    }
}
