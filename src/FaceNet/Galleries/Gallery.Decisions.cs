namespace FaceNet.Galleries;

/// <content>What the user says about people and faces. Each is a decision, written down and kept to.</content>
public sealed partial class Gallery
{
    /// <summary>All that was decided, the oldest first.</summary>
    /// <exception cref="GalleryException">The file cannot be read, or is damaged.</exception>
    public IReadOnlyList<GalleryDecision> Decisions =>
        Try(() =>
            database.Read(() =>
            {
                var about = journal.Faces();
                return journal.All().Select(row => Describe(row, [.. about[row.Id]])).ToArray();
            })
        );

    /// <summary>The faces of which somebody said whose they are, by number; the others were found to be somebody's.</summary>
    /// <exception cref="GalleryException">The file cannot be read.</exception>
    public IReadOnlySet<long> KnownFaces =>
        Try(() => journal.Constraints().Together.SelectMany(set => set.Faces).ToHashSet());

    /// <summary>
    /// Enrols a face, and the person if the name is new: it is known to be that person's from now on. The same face of
    /// the same photo, known by the photo's content and the face's place, is not added twice; if nobody said yet whose it
    /// is, this does.
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
            TakeSpace(face.Space);
            var same = faces.Same(face);
            if (
                same is { PersonId: { } owner }
                && people.Get(owner) is { IsNamed: true } known
                && journal.IsKnown(same.Id)
            )
                return new AddedFace(known, same.Id, IsNew: false);
            var existing = people.Find(wanted);
            var person = existing?.Id ?? people.Add(wanted);
            if (same is not null)
                decisions.Confirm(same.Id, people.Get(person), isNewPerson: existing is null);
            var id = same?.Id ?? faces.Add(face);
            if (same is null)
                decisions.Enroll(person, isNew: existing is null, id);
            return new AddedFace(people.Get(person), id, IsNew: true);
        });
    }

    /// <summary>
    /// Gives a person another name. If it is the first given one, the faces that the person has are known to be one
    /// person's from now on.
    /// </summary>
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
            decisions.Name(person, wanted);
            return people.Get(person.Id);
        });
    }

    /// <summary>
    /// Makes two people one: the faces of the first become the second's, and the first name is gone, unless the second
    /// had none. Their faces belong together from now on.
    /// </summary>
    /// <returns>The second, with all the faces.</returns>
    /// <exception cref="GalleryException">One of them is not there, or both are the same.</exception>
    public GalleryPerson Merge(string name, string into)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(into);
        return Write(() =>
        {
            var (from, target) = Two(name, into);
            decisions.Merge(from, target);
            return people.Get(target.Id);
        });
    }

    /// <summary>
    /// Makes somebody new of some faces of a person. They belong together from now on, and apart from the person's others.
    /// </summary>
    /// <param name="name">Whose the faces are.</param>
    /// <param name="leaving">The faces, by number: at least one, and not all that the person has.</param>
    /// <param name="newName">Who they are; null for a person without a name.</param>
    /// <returns>The new person.</returns>
    /// <exception cref="GalleryException">
    /// There is no such person or face, all faces are named, or the new name is another's or cannot be one.
    /// </exception>
    public GalleryPerson Split(string name, IReadOnlyCollection<long> leaving, string? newName = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(leaving);
        var wanted = newName is null ? null : PersonName.Checked(newName);
        return Write(() =>
        {
            var person = Existing(name);
            var own = members.Of(person.Id);
            long[] chosen = [.. leaving.Distinct().Order()];
            foreach (var face in chosen)
                if (!own.Contains(face))
                    throw NoSuchFace(face, $" of {person.Name}", $"'facenet people \"{person.Name}\"' shows them");
            if (chosen.Length == 0 || chosen.Length == own.Count)
                throw new GalleryException(
                    $"{person.Name} has {own.Count} faces, of which {chosen.Length} were named. To split, name at least one and leave at least one."
                );
            if (wanted is not null && people.Find(wanted) is { } other)
                throw new GalleryException(
                    $"There is a {other.Name} in the gallery already. Choose another name, or say whose the faces are with 'facenet confirm'."
                );
            return people.Get(decisions.Split(person, chosen, wanted));
        });
    }

    /// <summary>
    /// Says that a face is a person's, whoever's it was until now. It belongs together from now on with those known to be
    /// the person's: of somebody without a name of whom nothing is known, with all.
    /// </summary>
    /// <exception cref="GalleryException">There is no such person or face.</exception>
    public GalleryPerson Confirm(string name, long face)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Write(() =>
        {
            var person = Existing(name);
            RefuseStranger(face);
            decisions.Confirm(face, person);
            return people.Get(person.Id);
        });
    }

    /// <summary>
    /// Says that a face is not a person's. If it was, it is nobody's now; it stays apart from now on from the faces known
    /// to be the person's, or from all if none is.
    /// </summary>
    /// <exception cref="GalleryException">There is no such person or face.</exception>
    public GalleryPerson Reject(string name, long face)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Write(() =>
        {
            var person = Existing(name);
            RefuseStranger(face);
            decisions.Reject(face, person);
            return people.TryGet(person.Id) ?? person with { Faces = 0 };
        });
    }

    /// <summary>Says that two people are two: their faces stay apart from now on.</summary>
    /// <exception cref="GalleryException">One of them is not there, or both are the same.</exception>
    public void Differ(string name, string other)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(other);
        Write(() =>
        {
            var (one, two) = Two(name, other);
            decisions.Differ(one, two);
            return true;
        });
    }

    /// <summary>
    /// Takes back the last decision in force: everybody is who they were before it, with the same name and faces, and what
    /// it said holds no longer. A face that it enrolled is gone. Faces that were sorted since stay where they are, as far
    /// as what is still known allows.
    /// </summary>
    /// <returns>What was taken back; null when there is nothing.</returns>
    /// <exception cref="GalleryException">The file cannot be written.</exception>
    public GalleryDecision? Undo()
    {
        var undone = Write(() =>
        {
            if (journal.Last() is not { } last)
                return null;
            var described = Describe(last, [.. journal.Faces()[last.Id]]);
            decisions.Undo(last);
            return described with { State = DecisionState.Undone };
        });
        if (undone is { Kind: DecisionKind.Enroll })
            EraseIndex();
        return undone;
    }

    /// <summary>
    /// Forgets a person: name, vectors, pictures, the places of photos without another person, and what the journal says
    /// of them. This is no decision, and cannot be undone. The space that they took in the file, and in the one beside it,
    /// is overwritten; the index by which people are recognised is deleted.
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
            decisions.Forget(person);
            return person;
        });
        EraseIndex();
        Wipe();
        return forgotten;
    }

    /// <summary>
    /// Forgets the faces that are nobody's, as <see cref="Forget"/> does those of a person. Their photos bring them back
    /// when they are sorted into the gallery again.
    /// </summary>
    /// <returns>How many they were.</returns>
    /// <exception cref="GalleryException">As for <see cref="Forget"/>.</exception>
    public int ForgetAlone()
    {
        var forgotten = Write(decisions.ForgetAlone);
        // A face that was taken from a person may be in there still.
        EraseIndex();
        Wipe();
        return forgotten;
    }

    private void Wipe()
    {
        Try(() => database.Execute("VACUUM"));
        // The first column says whether somebody was in the way.
        if (Try(() => database.Number("PRAGMA wal_checkpoint(TRUNCATE)")) != 0)
            throw new GalleryException(
                $"What is forgotten is no longer in the gallery {Path}, but another program has it open, so traces may be left in {Path}-wal. Close that program, then do the same again."
            );
    }

    private (GalleryPerson, GalleryPerson) Two(string name, string other)
    {
        var (one, two) = (Existing(name), Existing(other));
        return one.Id == two.Id
            ? throw new GalleryException($"{name} and {two.Name} are one person already.")
            : (one, two);
    }

    private void RefuseStranger(long face)
    {
        if (!faces.Exists(face))
            throw NoSuchFace(
                face,
                "",
                "'facenet people NAME' shows those of a person, 'facenet people --alone' the others"
            );
    }

    private GalleryException NoSuchFace(long face, string whose, string where) =>
        new($"There is no face {face}{whose} in the gallery {Path}. {where}.");

    private GalleryDecision Describe(DecisionRow row, IReadOnlyList<long> about)
    {
        var former = journal.FormerPeople(row.Id);
        string Former(long id) =>
            former.FirstOrDefault(person => person.Id == id)?.Name ?? GalleryPeople.NameMadeFor(id);
        string Name(long id) => people.TryGet(id)?.Name ?? Former(id);
        // Of a name, the journal keeps the one before; once the name is taken back, it keeps the one that was given.
        var (person, other) = row switch
        {
            { Kind: DecisionKind.Name, State: DecisionState.Undone } when former.Count > 0 => (
                Former(row.Person),
                Name(row.Person)
            ),
            { Kind: DecisionKind.Name } when former.Count > 0 => (Name(row.Person), Former(row.Person)),
            _ => (Name(row.Person), row.Other is { } id ? Name(id) : null),
        };
        return new GalleryDecision(row.Id, row.Kind, row.State, person, other, about);
    }
}
