namespace FaceNet.Galleries;

/// <summary>Changes who has which face. On behalf of a decision, what was before is written down first.</summary>
/// <param name="people">The people.</param>
/// <param name="members">Who has which face.</param>
/// <param name="journal">Where to write.</param>
/// <param name="decision">Whose doing it is; null for nothing that can be undone.</param>
internal sealed class PeopleChange(
    GalleryPeople people,
    GalleryMembers members,
    GalleryJournal journal,
    long? decision = null
)
{
    private Func<long>? founding;

    /// <summary>Gives a face to a person, or to nobody.</summary>
    public void Place(long face, long? person)
    {
        var before = members.PersonOf(face);
        if (before == person)
            return;
        if (decision is { } id)
            journal.Remember(id, face, before);
        members.Place(face, person);
    }

    /// <summary>Makes a person without a name.</summary>
    public long Found()
    {
        var person = (founding ??= people.Founding())();
        RememberNew(person);
        return person;
    }

    /// <summary>Notes that the decision made a person.</summary>
    public void RememberNew(long person)
    {
        if (decision is { } id)
            journal.Remember(id, new FormerPerson(person, Existed: false, Name: null));
    }

    /// <summary>Gives a person another name; null for none.</summary>
    public void Rename(GalleryPerson person, string? name)
    {
        Remember(person);
        people.Restore(person.Id, name);
    }

    /// <summary>Removes a person who has no face.</summary>
    public void Remove(GalleryPerson person)
    {
        Remember(person);
        people.Remove(person.Id);
    }

    /// <summary>Puts every face where what is known allows it to be, and removes people of whom nothing is left.</summary>
    public void Settle()
    {
        foreach (var (face, person) in new Settlement(journal.Constraints(), members.All()).Moves(people.Exists, Found))
            Place(face, person);
        foreach (var empty in people.Empty())
            Remove(empty);
    }

    private void Remember(GalleryPerson person)
    {
        if (decision is { } id)
            journal.Remember(id, new FormerPerson(person.Id, Existed: true, person.IsNamed ? person.Name : null));
    }
}
