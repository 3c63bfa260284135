using FaceNet.Databases;
using FaceNet.Storage;

namespace FaceNet.Galleries;

/// <summary>
/// People with their faces: vectors, small pictures, and where the photos lay; and a journal of what was decided about
/// them, which whoever sorts the faces must keep to. One file, readable by its owner
/// only, and of one model: vectors of different models never mix. When a call returns, what it changed survives the end
/// of the process and a power cut; a call that fails changed nothing. Safe to call from several threads; several
/// processes may share a file.
/// </summary>
public sealed partial class Gallery : IDisposable
{
    // A smaller file is checked before anybody wonders.
    private const long NoticedSize = 100 << 20;

    private readonly Database database;
    private readonly GalleryFaces faces;
    private readonly GalleryPeople people;
    private readonly GalleryMembers members;
    private readonly GalleryJournal journal;
    private readonly GalleryChanges changes;
    private readonly GalleryDecisions decisions;

    private Gallery(string path, Database database)
    {
        Path = path;
        this.database = database;
        people = new GalleryPeople(database);
        faces = new GalleryFaces(database);
        members = new GalleryMembers(database);
        journal = new GalleryJournal(database);
        changes = new GalleryChanges(database);
        decisions = new GalleryDecisions(people, faces, members, journal, new JournalErasure(database));
    }

    /// <summary>
    /// The user's gallery: <c>gallery.db</c> in <c>FACENET_HOME</c>, else in the folder for the user's own data, which no
    /// cleaner of caches empties.
    /// </summary>
    public static string DefaultPath =>
        System.IO.Path.Combine(StoreFolder.Data(Environment.GetEnvironmentVariable), "gallery.db");

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The model of the vectors; null while no face was ever enrolled.</summary>
    /// <exception cref="GalleryException">The file cannot be read.</exception>
    public EmbeddingSpace? Space => Try(() => faces.Space());

    /// <summary>True when there is nobody in it, and no face.</summary>
    /// <exception cref="GalleryException">The file cannot be read.</exception>
    public bool IsEmpty =>
        Try(() => database.Number("SELECT EXISTS (SELECT 1 FROM person) OR EXISTS (SELECT 1 FROM face)") == 0);

    /// <summary>Everybody: those with a given name by name, then the others by number.</summary>
    /// <exception cref="GalleryException">The file cannot be read, or is damaged.</exception>
    public IReadOnlyList<GalleryPerson> People => Try(people.All);

    /// <summary>
    /// A number that differs from an earlier one when the gallery was changed since, by this process or another.
    /// </summary>
    /// <exception cref="GalleryException">The file cannot be read.</exception>
    public long Revision =>
        Try(() =>
            database.Number("PRAGMA data_version") + faces.Changes + people.Changes + members.Changes + journal.Changes
        );

    /// <summary>
    /// Opens the file, or makes it. After an end without a proper close the whole file is checked first.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="notice">
    /// Takes a sentence for the user before a file of at least 100 MB is checked, which takes a while; null for nobody.
    /// </param>
    /// <exception cref="GalleryException">It is damaged, of a newer version, of another program, or cannot be opened.</exception>
    public static Gallery Open(string path, Action<string>? notice = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new Gallery(path, Database.Open(path, GalleryFormat.Current, Checking));
        }
        catch (DatabaseException exception)
        {
            throw GalleryFailure.Of(path, exception);
        }

        void Checking()
        {
            if (new FileInfo(path).Length is >= NoticedSize and var size)
                notice?.Invoke(
                    $"The gallery {path} was not closed properly: its {size >> 20:N0} MB are checked before it is used."
                );
        }
    }

    /// <summary>The person of that name in whatever case, or null.</summary>
    /// <exception cref="GalleryException">The file cannot be read, or is damaged.</exception>
    public GalleryPerson? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Try(() => people.Find(name));
    }

    /// <summary>The faces of a person, or all, nobody's among them, in the order in which they came in.</summary>
    /// <param name="person">Whose; null for all.</param>
    /// <exception cref="GalleryException">The file cannot be read, or is damaged.</exception>
    public IReadOnlyList<GalleryFace> Faces(GalleryPerson? person = null) => Try(() => faces.All(person?.Id));

    /// <summary>The small picture of a face, an encoded JPEG; empty where there is none, or no such face.</summary>
    /// <exception cref="GalleryException">The file cannot be read, or is damaged.</exception>
    public ReadOnlyMemory<byte> Thumbnail(long faceId) => Try(() => faces.Thumbnail(faceId));

    /// <summary>Throws unless vectors of this model can be added to the gallery, or compared with what it holds.</summary>
    /// <exception cref="GalleryException">The gallery is of another model; the message says which, and what to do.</exception>
    public void EnsureSpace(EmbeddingSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        if (Space is { } own && own != space)
            throw OtherSpace(own, space);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        IsOpen = false;
        database.Dispose();
    }

    private GalleryPerson Existing(string name) =>
        people.Find(name)
        ?? throw new GalleryException($"There is no {name} in the gallery {Path}. 'facenet people' lists who is.");

    private GalleryException OtherSpace(EmbeddingSpace own, EmbeddingSpace other) =>
        new(
            own.Model == other.Model
                ? $"The gallery {Path} holds vectors of another version of the model {own.Model}, which cannot be compared with those of this one. Bring that version back, or enrol the photos anew in another gallery."
                : $"The gallery {Path} holds vectors of the model {own.Model}, which cannot be compared with those of {other.Model}. Use {own.Model} (--model {own.Model}), or another gallery for {other.Model} (--gallery FILE)."
        );

    private T Write<T>(Func<T> work) => Try(() => database.Write(work));

    private T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DatabaseException exception)
        {
            throw GalleryFailure.Of(Path, exception);
        }
    }
}
