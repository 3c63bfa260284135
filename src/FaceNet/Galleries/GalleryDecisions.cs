namespace FaceNet.Galleries;

/// <summary>
/// What each kind of decision says about faces, and whose they are after it. Who a person is, is told by the faces known
/// to be theirs; of somebody of whom nothing is known, by all the faces that the user was shown as theirs.
/// </summary>
internal sealed class GalleryDecisions(
    GalleryPeople people,
    GalleryFaces faces,
    GalleryMembers members,
    GalleryJournal journal,
    JournalErasure erasure
)
{
    /// <summary>A face that has just come in is somebody's, who may be new.</summary>
    public void Enroll(long person, bool isNew, long face)
    {
        var id = journal.Add(DecisionKind.Enroll, null, new Statement(person) { Same = [face] });
        var change = new PeopleChange(people, members, journal, id);
        if (isNew)
            change.RememberNew(person);
        members.Place(face, person);
        // Only another face on the same photo can be in its way.
        if (members.SharesPhoto(face, person))
            change.Settle();
    }

    /// <summary>A name. The first one a person gets says that the faces shown with it are one person.</summary>
    public void Name(GalleryPerson person, string name) =>
        Decide(
            DecisionKind.Name,
            null,
            new Statement(person.Id) { Same = person.IsNamed ? [] : members.Of(person.Id) },
            change => change.Rename(person, name)
        );

    /// <summary>Two people are one: the second, who takes the name of the first if it has none of its own.</summary>
    public void Merge(GalleryPerson from, GalleryPerson into)
    {
        var moving = members.Of(from.Id);
        Decide(
            DecisionKind.Merge,
            from.Id,
            new Statement(into.Id) { Same = [.. moving, .. members.Of(into.Id)] },
            change =>
            {
                foreach (var face in moving)
                    change.Place(face, into.Id);
                change.Remove(from);
                if (from.IsNamed && !into.IsNamed)
                    change.Rename(into, from.Name);
            }
        );
    }

    /// <summary>Some faces of a person are somebody else, who is new.</summary>
    /// <returns>The new person.</returns>
    public long Split(GalleryPerson person, IReadOnlyList<long> leaving, string? name)
    {
        long[] staying = [.. members.Of(person.Id).Except(leaving)];
        var added = name is null ? people.Founding()() : people.Add(name);
        Decide(
            DecisionKind.Split,
            person.Id,
            new Statement(added)
            {
                Same = leaving,
                Left = leaving,
                Right = staying,
            },
            change =>
            {
                change.RememberNew(added);
                foreach (var face in leaving)
                    change.Place(face, added);
            }
        );
        return added;
    }

    /// <summary>A face is a person's, whoever's it was until now. Nothing new is not written down.</summary>
    public void Confirm(long face, GalleryPerson person, bool isNewPerson = false)
    {
        var constraints = journal.Constraints();
        if (constraints.KnownAs(face) == person.Id && members.PersonOf(face) == person.Id)
            return;
        var others = members.Of(person.Id).Where(other => other != face);
        var isKnown = person.IsNamed || others.Any(other => constraints.KnownAs(other) == person.Id);
        Decide(
            DecisionKind.Confirm,
            null,
            new Statement(person.Id) { Same = isKnown ? [face] : [face, .. constraints.Core(others)] },
            change =>
            {
                if (isNewPerson)
                    change.RememberNew(person.Id);
                change.Place(face, person.Id);
            }
        );
    }

    /// <summary>A face is not a person's.</summary>
    public void Reject(long face, GalleryPerson person)
    {
        var others = journal.Constraints().Core(members.Of(person.Id).Where(other => other != face));
        var isTheirs = members.PersonOf(face) == person.Id;
        Decide(
            DecisionKind.Reject,
            null,
            new Statement(person.Id)
            {
                Nobody = isTheirs ? [face] : [],
                Left = [face],
                Right = others,
            },
            change =>
            {
                if (isTheirs)
                    change.Place(face, null);
            }
        );
    }

    /// <summary>Two people are two.</summary>
    public void Differ(GalleryPerson person, GalleryPerson other)
    {
        var constraints = journal.Constraints();
        IReadOnlyList<long> Core(GalleryPerson one) => constraints.Core(members.Of(one.Id));
        Decide(
            DecisionKind.Differ,
            other.Id,
            new Statement(person.Id) { Left = Core(person), Right = Core(other) },
            _ => { }
        );
    }

    /// <summary>Takes the last decision back, so that everybody is who they were before it.</summary>
    public void Undo(DecisionRow decision)
    {
        var (formerFaces, formerPeople) = (journal.FormerFaces(decision.Id), journal.FormerPeople(decision.Id));
        IReadOnlyList<long> enrolled = decision.Kind == DecisionKind.Enroll ? [.. journal.Faces()[decision.Id]] : [];
        var givenName = decision.Kind == DecisionKind.Name ? people.TryGet(decision.Person) : null;
        journal.Undo(decision.Id);
        if (givenName is { IsNamed: true })
            journal.Remember(decision.Id, new FormerPerson(decision.Person, Existed: true, givenName.Name));
        foreach (var person in formerPeople.Where(person => person.Existed || people.Exists(person.Id)))
            people.Restore(person.Id, person.Name);
        foreach (var (face, person) in formerFaces)
        {
            if (person is { } former && !people.Exists(former))
                people.Restore(former, null);
            members.Place(face, person);
        }
        foreach (var face in enrolled)
        {
            members.Place(face, null);
            // A later decision that became final, as somebody else was forgotten, may speak of it.
            journal.Drop(face);
        }
        faces.Remove(enrolled);
        new PeopleChange(people, members, journal).Settle();
    }

    /// <summary>Takes a person out, with all faces, and out of the journal.</summary>
    public void Forget(GalleryPerson person)
    {
        var gone = members.Of(person.Id);
        erasure.Erase(person.Id, gone);
        foreach (var face in gone)
            members.Place(face, null);
        faces.Remove(gone);
        people.Remove(person.Id);
    }

    /// <summary>Takes the faces of nobody out, and out of the journal.</summary>
    /// <returns>How many they were.</returns>
    public int ForgetAlone()
    {
        var gone = members.OfNobody();
        erasure.Erase(gone);
        faces.Remove(gone);
        return gone.Count;
    }

    private void Decide(DecisionKind kind, long? other, Statement statement, Action<PeopleChange> apply)
    {
        var change = new PeopleChange(people, members, journal, journal.Add(kind, other, statement));
        apply(change);
        change.Settle();
    }
}
