using FaceNet.Databases;
using FaceNet.Storage;

namespace FaceNet.Galleries;

/// <summary>
/// People by name, with their faces: vectors, small pictures, and where the photos lay. One file, readable by its owner
/// only, and of one model: vectors of different models never mix. When a call returns, what it changed survives the end
/// of the process and a power cut; a call that fails changed nothing. Safe to call from several threads; several
/// processes may share a file.
/// </summary>
public sealed class Gallery : IDisposable
{
    private readonly Database database;
    private readonly GalleryFaces faces;
    private readonly GalleryPeople people;

    private Gallery(string path, Database database)
    {
        Path = path;
        this.database = database;
        people = new GalleryPeople(database);
        faces = new GalleryFaces(database);
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

    /// <summary>Everybody, by name.</summary>
    /// <exception cref="GalleryException">The file cannot be read, or is damaged.</exception>
    public IReadOnlyList<GalleryPerson> People => Try(people.All);

    /// <summary>
    /// A number that differs from an earlier one when the gallery was changed since, by this process or another.
    /// </summary>
    /// <exception cref="GalleryException">The file cannot be read.</exception>
    public long Revision => Try(() => database.Number("PRAGMA data_version") + faces.Changes + people.Changes);

    /// <summary>
    /// Opens the file, or makes it. After an end without a proper close the whole file is checked first.
    /// </summary>
    /// <exception cref="GalleryException">It is damaged, of a newer version, of another program, or cannot be opened.</exception>
    public static Gallery Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new Gallery(path, Database.Open(path, GalleryFormat.Current));
        }
        catch (DatabaseException exception)
        {
            throw GalleryFailure.Of(path, exception);
        }
    }

    /// <summary>The person of that name in whatever case, or null.</summary>
    /// <exception cref="GalleryException">The file cannot be read, or is damaged.</exception>
    public GalleryPerson? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Try(() => people.Find(name));
    }

    /// <summary>The faces of a person, or of everybody, in the order in which they were enrolled.</summary>
    /// <param name="person">Whose; null for everybody's.</param>
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

    /// <summary>
    /// Enrols a face, and the person if the name is new. The same face of the same photo, known by the photo's content
    /// and the face's place, is not added twice, whoever's it is.
    /// </summary>
    /// <exception cref="GalleryException">
    /// The name cannot be one, the vector is of another model, or the file cannot be written.
    /// </exception>
    public AddedFace Add(string name, NewFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        var wanted = PersonName.Checked(name);
        return Write(() =>
        {
            if (faces.Space() is not { } own)
                faces.SetSpace(face.Space);
            else if (own != face.Space)
                throw OtherSpace(own, face.Space);
            if (faces.Same(face) is { } known)
                return new AddedFace(people.Get(known.PersonId), known.Id, IsNew: false);
            var person = people.Find(wanted)?.Id ?? people.Add(wanted);
            var id = faces.Add(person, face);
            return new AddedFace(people.Get(person), id, IsNew: true);
        });
    }

    /// <summary>Gives a person another name.</summary>
    /// <exception cref="GalleryException">There is no such person, the new name is another's, or cannot be one.</exception>
    public GalleryPerson Rename(string name, string newName)
    {
        ArgumentNullException.ThrowIfNull(name);
        var wanted = PersonName.Checked(newName);
        return Write(() =>
        {
            var person = Existing(name);
            if (people.Find(wanted) is { } other && other.Id != person.Id)
                throw new GalleryException(
                    $"There is a {other.Name} in the gallery already. If {person.Name} is the same person, merge them; else choose another name."
                );
            people.Rename(person.Id, wanted);
            return person with { Name = wanted };
        });
    }

    /// <summary>Makes two people one: the faces of the first become the second's, and the first name is gone.</summary>
    /// <returns>The second, with all the faces.</returns>
    /// <exception cref="GalleryException">One of them is not there, or both are the same.</exception>
    public GalleryPerson Merge(string name, string into)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(into);
        return Write(() =>
        {
            var (from, target) = (Existing(name), Existing(into));
            if (from.Id == target.Id)
                throw new GalleryException($"{from.Name} and {target.Name} are one person already.");
            faces.Move(from.Id, target.Id);
            people.Remove(from.Id);
            return people.Get(target.Id);
        });
    }

    /// <summary>
    /// Forgets a person: name, vectors, pictures, and the places of photos without another person. The space that they
    /// took in the file, and in its journal, is overwritten.
    /// </summary>
    /// <returns>The person as it was; null when there was none of that name.</returns>
    /// <exception cref="GalleryException">
    /// The file cannot be written; or the person is forgotten, but another program has the file open and keeps older
    /// content on disk. Then the same call wipes it later.
    /// </exception>
    public GalleryPerson? Forget(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var forgotten = Write(() =>
        {
            if (people.Find(name) is not { } person)
                return null;
            faces.RemoveOf(person.Id);
            people.Remove(person.Id);
            return person;
        });
        Wipe();
        return forgotten;
    }

    /// <inheritdoc />
    public void Dispose() => database.Dispose();

    private GalleryPerson Existing(string name) =>
        people.Find(name)
        ?? throw new GalleryException($"There is no {name} in the gallery {Path}. 'facenet people' lists who is.");

    private void Wipe()
    {
        Try(() => database.Execute("VACUUM"));
        // The first column says whether somebody was in the way.
        if (Try(() => database.Number("PRAGMA wal_checkpoint(TRUNCATE)")) != 0)
            throw new GalleryException(
                $"What is forgotten is no longer in the gallery {Path}, but another program has it open, so traces may be left in {Path}-wal. Close that program, then do the same again."
            );
    }

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
