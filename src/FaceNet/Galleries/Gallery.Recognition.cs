using FaceNet.Storage;

namespace FaceNet.Galleries;

/// <content>What whoever recognises people by the gallery must read: those with a name, and what became of them.</content>
public sealed partial class Gallery
{
    /// <summary>Where what is computed from the gallery, to recognise people by it, may lie. It holds vectors.</summary>
    internal string IndexPath => Path + ".index";

    /// <summary>Where it may lie while faces are deleted from the gallery, until it was written without them.</summary>
    internal string FormerIndexPath => IndexPath + ".old";

    /// <summary>False once it was disposed.</summary>
    internal bool IsOpen { get; private set; } = true;

    /// <summary>The present moment.</summary>
    internal GalleryMark Mark => Try(changes.Last);

    /// <summary>Reads several things as they are at one moment.</summary>
    internal T Read<T>(Func<T> work) => Try(() => database.Read(work));

    /// <summary>Does something while nobody else can change the gallery.</summary>
    internal T Hold<T>(Func<T> work) => Write(work);

    /// <summary>
    /// The people who got or lost a name or a face since a moment; null when it was too long ago, or in the life of another
    /// gallery, or of a copy that went its own way.
    /// </summary>
    internal IReadOnlyList<long>? ChangedSince(GalleryMark mark) => Try(() => changes.Since(mark));

    /// <summary>How many faces the people with a name have.</summary>
    internal long NamedFaceCount =>
        Try(() =>
            database.Number("SELECT count(*) FROM member JOIN person ON id = member.person WHERE name IS NOT NULL")
        );

    /// <summary>The vectors of all people with a name, person by person, in the order of their numbers.</summary>
    internal void EachNamedFace(Action<long, Embedding> take) =>
        Try(() =>
        {
            faces.EachNamed(null, take);
            return true;
        });

    /// <summary>The vectors of a person, in the order in which they came; none of a person without a name.</summary>
    internal IReadOnlyList<Embedding> NamedFaces(long person) =>
        Try(() =>
        {
            var found = new List<Embedding>();
            faces.EachNamed(person, (_, face) => found.Add(face));
            return found;
        });

    /// <summary>The name that a person was given; null when there is none, or no such person any longer.</summary>
    internal string? GivenName(long person) => Try(() => people.GivenName(person));

    /// <summary>Deletes what is computed from the gallery, for it holds vectors that are no longer to be there.</summary>
    private void EraseIndex()
    {
        try
        {
            ErasedFile.Delete(IndexPath);
            ErasedFile.DeleteUnlessInUse(FormerIndexPath);
            ErasedFile.DeleteUnlessInUse(IndexPath + ReplacedFile.PartialEnding);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new GalleryException(
                $"What was deleted is no longer in the gallery {Path}, but the index {IndexPath}, which still has it, could not be deleted: {exception.Message.TrimEnd('.')}. Delete that file yourself.",
                exception
            );
        }
    }
}
