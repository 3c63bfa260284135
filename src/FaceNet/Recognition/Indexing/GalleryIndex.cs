using FaceNet.Galleries;
using FaceNet.Search;
using FaceNet.Storage;

namespace FaceNet.Recognition.Indexing;

/// <summary>
/// The people of a gallery who have a name, as an index that is kept in a file beside it. The gallery is the truth: what
/// the file lacks is added, and one that is missing, damaged or of another gallery is made anew.
/// </summary>
internal sealed class GalleryIndex : IDisposable
{
    /// <summary>
    /// To put so many changed people into an index, at each start, takes about as long as to write a file of a million faces
    /// once.
    /// </summary>
    private const int WorthSaving = 64;

    /// <summary>From so many faces on, it takes seconds to make an index, and the user is told why.</summary>
    private const int WorthTelling = 10_000;

    private readonly Gallery gallery;
    private readonly EmbeddingSpace space;
    private readonly Action<string> tell;
    private GalleryMark mark;
    private int unsaved;

    private GalleryIndex(
        Gallery gallery,
        EmbeddingSpace space,
        Action<string> tell,
        (PeopleIndex People, GalleryMark Mark) content
    )
    {
        (this.gallery, this.space, this.tell) = (gallery, space, tell);
        (People, mark) = content;
    }

    /// <summary>The people, as they were at the last moment looked at.</summary>
    public PeopleIndex People { get; private set; }

    /// <summary>Opens the file, or makes it, and brings it up to date.</summary>
    /// <param name="gallery">Whose people; remains the caller's.</param>
    /// <param name="space">The gallery's model.</param>
    /// <param name="tell">Takes a sentence for the user, about a file that could not be used or written.</param>
    /// <exception cref="GalleryException">The gallery cannot be read.</exception>
    public static GalleryIndex Open(Gallery gallery, EmbeddingSpace space, Action<string> tell)
    {
        if (TryOpen(gallery, space, tell) is { } saved)
        {
            var index = new GalleryIndex(gallery, space, tell, saved);
            if (index.Follow())
                return index;
            index.Dispose();
            tell(Anew(gallery, "It is not of this gallery, or of long ago."));
        }
        var made = new GalleryIndex(gallery, space, tell, Make(gallery, space));
        made.Save();
        return made;
    }

    /// <summary>
    /// Opens the file and moves it out of the way of a gallery that deletes faces; null when there is none that is whole.
    /// </summary>
    /// <exception cref="GalleryException">The gallery cannot be read.</exception>
    public static GalleryIndex? SetAside(Gallery gallery)
    {
        if (gallery.Space is not { } space || !File.Exists(gallery.IndexPath))
            return null;
        try
        {
            File.Move(gallery.IndexPath, gallery.FormerIndexPath, overwrite: true);
            return new(gallery, space, _ => { }, PeopleIndexFile.Open(gallery.FormerIndexPath, space));
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or VectorIndexException)
        {
            // The gallery deletes what is there.
            return null;
        }
    }

    /// <summary>Puts the file that was set aside back, or, where faces were deleted, writes it without them.</summary>
    /// <exception cref="GalleryException">The gallery cannot be read.</exception>
    public void PutBack(bool isWithout)
    {
        if (isWithout)
            Renew();
        else
            File.Move(gallery.FormerIndexPath, gallery.IndexPath, overwrite: true);
    }

    /// <summary>Brings the people up to date.</summary>
    /// <exception cref="GalleryException">The gallery cannot be read.</exception>
    /// <exception cref="VectorIndexException">The file is damaged.</exception>
    public void CatchUp()
    {
        if (!Follow())
            Replace();
    }

    /// <summary>Makes the index anew, after a part of the file turned out to be damaged.</summary>
    /// <exception cref="GalleryException">The gallery cannot be read.</exception>
    public void Mend(VectorIndexException damage)
    {
        tell(Anew(gallery, damage.Reason));
        Replace();
        Save();
    }

    /// <summary>Writes the file if that saves others work.</summary>
    public void SaveIfWorthwhile()
    {
        if (unsaved < WorthSaving && File.Exists(gallery.IndexPath))
            return;
        try
        {
            Save();
        }
        catch (VectorIndexException damage)
        {
            MendIfPossible(damage);
        }
    }

    /// <inheritdoc />
    public void Dispose() => People.Dispose();

    private static (PeopleIndex, GalleryMark)? TryOpen(Gallery gallery, EmbeddingSpace space, Action<string> tell)
    {
        if (!File.Exists(gallery.IndexPath))
        {
            if (gallery.NamedFaceCount is var count && count >= WorthTelling)
                tell($"There is no index {gallery.IndexPath} yet: it is made from the gallery's {count} faces, once.");
            return null;
        }
        try
        {
            return PeopleIndexFile.Open(gallery.IndexPath, space);
        }
        catch (VectorIndexException damage)
        {
            tell(Anew(gallery, damage.Reason));
            return null;
        }
    }

    private void MendIfPossible(VectorIndexException damage)
    {
        try
        {
            Mend(damage);
        }
        catch (GalleryException exception)
        {
            tell(exception.Message);
        }
    }

    private static string Anew(Gallery gallery, string? reason) =>
        $"The index {gallery.IndexPath} cannot be used, and is made anew from the gallery: {reason}";

    private static (PeopleIndex, GalleryMark) Make(Gallery gallery, EmbeddingSpace space) =>
        gallery.Read(() =>
        {
            var people = new PeopleIndex(space.Dimension);
            var (open, faces) = (0L, new List<Embedding>());
            gallery.EachNamedFace(
                (person, face) =>
                {
                    if (person != open)
                    {
                        people.Put(open, faces);
                        (open, faces) = (person, []);
                    }
                    faces.Add(face);
                }
            );
            people.Put(open, faces);
            return (people, gallery.Mark);
        });

    /// <summary>Takes in what changed; false when that is not known.</summary>
    private bool Follow() =>
        gallery.Read(() =>
        {
            if (gallery.ChangedSince(mark) is not { } changed)
                return false;
            foreach (var person in changed)
                People.Put(person, gallery.NamedFaces(person));
            (mark, unsaved) = (gallery.Mark, unsaved + changed.Count);
            return true;
        });

    private void Renew()
    {
        try
        {
            if (Follow())
                Save();
        }
        catch (VectorIndexException)
        {
            // Damaged, so it is of no use, and one is made when it is needed.
        }
        finally
        {
            People.Dispose();
            ErasedFile.Delete(gallery.FormerIndexPath);
        }
    }

    private void Replace()
    {
        var old = People;
        (People, mark) = Make(gallery, space);
        old.Dispose();
    }

    /// <summary>
    /// Writes the file while nobody can change the gallery, so that nobody who is forgotten meanwhile comes back with it.
    /// </summary>
    private void Save()
    {
        // Every answer needs it, and it is the most that one has to wait for.
        if (People.Count > 1)
            _ = new LookAlikes(People).Usual();
        try
        {
            gallery.Hold(() =>
            {
                CatchUp();
                PeopleIndexFile.Save(gallery.IndexPath, People, space, mark);
                return true;
            });
            unsaved = 0;
            // A program that was killed while it deleted faces leaves it.
            ErasedFile.DeleteUnlessInUse(gallery.FormerIndexPath);
        }
        catch (Exception exception) when (exception is IOException or GalleryException)
        {
            tell($"{exception.Message} Recognition goes on without that file, but will start slowly again.");
        }
    }
}
