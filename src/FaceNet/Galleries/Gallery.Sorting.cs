namespace FaceNet.Galleries;

/// <content>Faces that nobody said anything about yet, and where a pass over all faces puts them.</content>
public sealed partial class Gallery
{
    /// <summary>
    /// Adds faces that are nobody's yet, all or none. The same face of the same photo, known by the photo's content and the
    /// face's place, is not added twice.
    /// </summary>
    /// <returns>How many of them are new.</returns>
    /// <exception cref="GalleryException">A vector is of another model, or the file cannot be written.</exception>
    public int Add(IReadOnlyList<NewFace> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        return Write(() =>
        {
            var count = 0;
            foreach (var face in added)
            {
                TakeSpace(face.Space);
                if (faces.Same(face) is not null)
                    continue;
                faces.Add(face);
                count++;
            }
            return count;
        });
    }

    /// <summary>All that the gallery holds.</summary>
    /// <exception cref="GalleryException">The file cannot be read, or is damaged.</exception>
    internal GalleryContent Content() =>
        Try(() =>
            database.Read(() =>
                // The revision first: what is changed while the rest is read makes it an old one.
                new GalleryContent(Revision, people.All(), faces.All(null), journal.Constraints())
            )
        );

    /// <summary>
    /// Puts faces where a pass found them to belong, unless the gallery was changed since. People without a given name who
    /// have no face left are gone.
    /// </summary>
    /// <param name="revision">When what the pass looked at was read.</param>
    /// <param name="placed">Faces that go to somebody; new people get their numbers in this order.</param>
    /// <param name="alone">Faces that are nobody's.</param>
    /// <returns>False when the gallery was changed since; then nothing was done.</returns>
    /// <exception cref="GalleryException">The file cannot be written.</exception>
    internal bool TryPlace(long revision, IReadOnlyList<FacesPlaced> placed, IReadOnlyList<long> alone) =>
        Write(() =>
        {
            if (Revision != revision)
                return false;
            var change = new PeopleChange(people, members, journal);
            foreach (var group in placed)
            {
                var person = group.Person ?? change.Found();
                foreach (var face in group.Faces)
                    change.Place(face, person);
            }
            foreach (var face in alone)
                change.Place(face, null);
            foreach (var empty in people.Empty())
                people.Remove(empty.Id);
            return true;
        });

    private void TakeSpace(EmbeddingSpace space)
    {
        if (faces.Space() is not { } own)
            faces.SetSpace(space);
        else if (own != space)
            throw OtherSpace(own, space);
    }
}
