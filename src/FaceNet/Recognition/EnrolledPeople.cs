using FaceNet.Galleries;

namespace FaceNet.Recognition;

/// <summary>The people of a gallery, to compare faces with.</summary>
internal static class EnrolledPeople
{
    /// <summary>
    /// Everybody who has a name and a face, by name. Who was only found among the faces was never enrolled, and would be no
    /// answer to the question who somebody is.
    /// </summary>
    /// <exception cref="GalleryException">The gallery cannot be read.</exception>
    public static IReadOnlyList<EnrolledPerson> Of(Gallery gallery)
    {
        var faces = gallery.Faces().ToLookup(face => face.PersonId, face => face.Face.Embedding);
        return
        [
            .. gallery
                .People.Where(person => person.IsNamed && faces.Contains(person.Id))
                .Select(person => new EnrolledPerson(person.Name, [.. faces[person.Id]])),
        ];
    }
}
